-- m0: dossiersReceived
-- m1: dossiersOnTime
-- m2: dossiersFiledOnline
-- m3: servicesUsedOnline
-- m4: dossiersOwingFee
-- m5: dossiersPaidOnline
-- m6: proceduresPaidOnline
-- m7: proceduresWithFeeData
-- m8: dossiersOfPaperResults
-- m9: dossiersElectronicResult
-- m10: dossiersDigitised
-- m11: dossiersReusingData
-- m12: dossiersInPersonalStore
-- m13: dossiersUsingPopulationData
-- m14: proceduresUsingPopulationData
-- m15: dossiersSatisfied
SELECT unit, period, sum(m0) AS t0, sum(m1) AS t1, sum(m2) AS t2, uniqExactMerge(m3) AS t3, sum(m4) AS t4, sum(m5) AS t5, uniqExactMerge(m6) AS t6, uniqExactMerge(m7) AS t7, sum(m8) AS t8, sum(m9) AS t9, sum(m10) AS t10, sum(m11) AS t11, sum(m12) AS t12, sum(m13) AS t13, uniqExactMerge(m14) AS t14, sum(m15) AS t15
FROM (
  SELECT unit_code AS unit_code, period AS period,
    countIf(2 = 2) AS m0,
    countIf(ifNull(2 * ((CASE WHEN late = 1 THEN 0 WHEN due_on IS NULL THEN NULL WHEN ended_on IS NULL THEN judged_on <= due_on ELSE ended_on <= due_on END) = 1), 1) = 2) AS m1,
    countIf(multiIf(isNull(channel), 1, channel IN (1), 2, 0) = 2) AS m2,
    uniqExactStateIf(procedure_code, least(multiIf(isNull(channel), 1, channel IN (1), 2, 0), ifNull(2 * ((CASE WHEN procedure_code IN (SELECT code FROM procedures WHERE offered_online = 1) THEN 1 WHEN procedure_code IN (SELECT code FROM procedures WHERE offered_online = 0) THEN 0 ELSE NULL END) = 1), 1)) = 2) AS m3,
    countIf(ifNull(2 * (coalesce(owes_fee, (CASE WHEN procedure_code IN (SELECT code FROM procedures WHERE has_fee = 1) THEN 1 WHEN procedure_code IN (SELECT code FROM procedures WHERE has_fee = 0) THEN 0 ELSE NULL END)) = 1), 1) = 2) AS m4,
    countIf(least(ifNull(2 * (coalesce(owes_fee, (CASE WHEN procedure_code IN (SELECT code FROM procedures WHERE has_fee = 1) THEN 1 WHEN procedure_code IN (SELECT code FROM procedures WHERE has_fee = 0) THEN 0 ELSE NULL END)) = 1), 1), ifNull(2 * (paid_online = 1), 1)) = 2) AS m5,
    uniqExactStateIf(procedure_code, least(ifNull(2 * ((CASE WHEN procedure_code IN (SELECT code FROM procedures WHERE has_fee = 1) THEN 1 WHEN procedure_code IN (SELECT code FROM procedures WHERE has_fee = 0) THEN 0 ELSE NULL END) = 1), 1), least(ifNull(2 * (coalesce(owes_fee, (CASE WHEN procedure_code IN (SELECT code FROM procedures WHERE has_fee = 1) THEN 1 WHEN procedure_code IN (SELECT code FROM procedures WHERE has_fee = 0) THEN 0 ELSE NULL END)) = 1), 1), ifNull(2 * (paid_online = 1), 1))) = 2) AS m6,
    uniqExactStateIf(procedure_code, least(ifNull(2 * ((CASE WHEN procedure_code IN (SELECT code FROM procedures WHERE has_fee = 1) THEN 1 WHEN procedure_code IN (SELECT code FROM procedures WHERE has_fee = 0) THEN 0 ELSE NULL END) = 1), 1), ifNull(2 * (fee_data = 1), 1)) = 2) AS m7,
    countIf(ifNull(2 * ((CASE WHEN procedure_code IN (SELECT code FROM procedures WHERE paper_result = 1) THEN 1 WHEN procedure_code IN (SELECT code FROM procedures WHERE paper_result = 0) THEN 0 ELSE NULL END) = 1), 1) = 2) AS m8,
    countIf(least(ifNull(2 * ((CASE WHEN procedure_code IN (SELECT code FROM procedures WHERE paper_result = 1) THEN 1 WHEN procedure_code IN (SELECT code FROM procedures WHERE paper_result = 0) THEN 0 ELSE NULL END) = 1), 1), ifNull(2 * (electronic_result = 1), 1)) = 2) AS m9,
    countIf(ifNull(2 * (digitised = 1), 1) = 2) AS m10,
    countIf(ifNull(2 * (reused_data = 1), 1) = 2) AS m11,
    countIf(ifNull(2 * (personal_store = 1), 1) = 2) AS m12,
    countIf(ifNull(2 * (population_data = 1), 1) = 2) AS m13,
    uniqExactStateIf(procedure_code, least(ifNull(2 * ((CASE WHEN procedure_code IN (SELECT code FROM procedures WHERE for_citizens = 1) THEN 1 WHEN procedure_code IN (SELECT code FROM procedures WHERE for_citizens = 0) THEN 0 ELSE NULL END) = 1), 1), ifNull(2 * (population_data = 1), 1)) = 2) AS m14,
    countIf(least(ifNull(2 * ((CASE WHEN late = 1 THEN 0 WHEN due_on IS NULL THEN NULL WHEN ended_on IS NULL THEN judged_on <= due_on ELSE ended_on <= due_on END) = 1), 1), (2 - ifNull(2 * (complained = 1), 1))) = 2) AS m15
  FROM dossiers FINAL
    ALL INNER JOIN days USING (received_on)
    WHERE deleted = 0
  GROUP BY unit_code, period
) AS l
ALL INNER JOIN members AS g USING (unit_code, period)
GROUP BY unit, period
ORDER BY unit, period
