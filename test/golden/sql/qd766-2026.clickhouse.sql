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
SELECT unit, period, sum(s0) AS t0, sum(s1) AS t1, sum(s2) AS t2, sum(CASE WHEN procedure_code IS NOT NULL AND s3 > 0 THEN 1 ELSE 0 END) AS t3, sum(s4) AS t4, sum(s5) AS t5, sum(CASE WHEN procedure_code IS NOT NULL AND s6 > 0 THEN 1 ELSE 0 END) AS t6, sum(CASE WHEN procedure_code IS NOT NULL AND s7 > 0 THEN 1 ELSE 0 END) AS t7, sum(s8) AS t8, sum(s9) AS t9, sum(s10) AS t10, sum(s11) AS t11, sum(s12) AS t12, sum(s13) AS t13, sum(CASE WHEN procedure_code IS NOT NULL AND s14 > 0 THEN 1 ELSE 0 END) AS t14, sum(s15) AS t15
FROM (
  SELECT unit, period, procedure_code, sum(m0) AS s0, sum(m1) AS s1, sum(m2) AS s2, sum(m3) AS s3, sum(m4) AS s4, sum(m5) AS s5, sum(m6) AS s6, sum(m7) AS s7, sum(m8) AS s8, sum(m9) AS s9, sum(m10) AS s10, sum(m11) AS s11, sum(m12) AS s12, sum(m13) AS s13, sum(m14) AS s14, sum(m15) AS s15
  FROM (
    SELECT unit_code AS unit_code, period AS period, procedure_code AS procedure_code,
      countIf(ifNull(2 * ((CASE WHEN received_on IS NULL THEN 0 ELSE 1 END) = 1), 1) = 2) AS m0,
      countIf(least(ifNull(2 * ((CASE WHEN received_on IS NULL THEN 0 ELSE 1 END) = 1), 1), ifNull(2 * ((CASE WHEN late = 1 THEN 0 WHEN due_on IS NULL THEN NULL WHEN ended_on IS NULL THEN judged_on <= due_on ELSE ended_on <= due_on END) = 1), 1)) = 2) AS m1,
      countIf(least(ifNull(2 * ((CASE WHEN received_on IS NULL THEN 0 ELSE 1 END) = 1), 1), multiIf(isNull(channel), 1, channel IN (1), 2, 0)) = 2) AS m2,
      countIf(least(ifNull(2 * ((CASE WHEN received_on IS NULL THEN 0 ELSE 1 END) = 1), 1), least(multiIf(isNull(channel), 1, channel IN (1), 2, 0), ifNull(2 * ((CASE WHEN procedure_code IN (SELECT code FROM procedures WHERE offered_online = 1) THEN 1 WHEN procedure_code IN (SELECT code FROM procedures WHERE offered_online = 0) THEN 0 ELSE NULL END) = 1), 1))) = 2) AS m3,
      countIf(least(ifNull(2 * ((CASE WHEN received_on IS NULL THEN 0 ELSE 1 END) = 1), 1), ifNull(2 * (coalesce(owes_fee, (CASE WHEN procedure_code IN (SELECT code FROM procedures WHERE has_fee = 1) THEN 1 WHEN procedure_code IN (SELECT code FROM procedures WHERE has_fee = 0) THEN 0 ELSE NULL END)) = 1), 1)) = 2) AS m4,
      countIf(least(ifNull(2 * ((CASE WHEN received_on IS NULL THEN 0 ELSE 1 END) = 1), 1), least(ifNull(2 * (coalesce(owes_fee, (CASE WHEN procedure_code IN (SELECT code FROM procedures WHERE has_fee = 1) THEN 1 WHEN procedure_code IN (SELECT code FROM procedures WHERE has_fee = 0) THEN 0 ELSE NULL END)) = 1), 1), ifNull(2 * (paid_online = 1), 1))) = 2) AS m5,
      countIf(least(ifNull(2 * ((CASE WHEN received_on IS NULL THEN 0 ELSE 1 END) = 1), 1), least(ifNull(2 * (coalesce(owes_fee, (CASE WHEN procedure_code IN (SELECT code FROM procedures WHERE has_fee = 1) THEN 1 WHEN procedure_code IN (SELECT code FROM procedures WHERE has_fee = 0) THEN 0 ELSE NULL END)) = 1), 1), ifNull(2 * (paid_online = 1), 1))) = 2) AS m6,
      countIf(least(ifNull(2 * ((CASE WHEN received_on IS NULL THEN 0 ELSE 1 END) = 1), 1), ifNull(2 * (fee_data = 1), 1)) = 2) AS m7,
      countIf(least(ifNull(2 * ((CASE WHEN received_on IS NULL THEN 0 ELSE 1 END) = 1), 1), ifNull(2 * ((CASE WHEN procedure_code IN (SELECT code FROM procedures WHERE paper_result = 1) THEN 1 WHEN procedure_code IN (SELECT code FROM procedures WHERE paper_result = 0) THEN 0 ELSE NULL END) = 1), 1)) = 2) AS m8,
      countIf(least(ifNull(2 * ((CASE WHEN received_on IS NULL THEN 0 ELSE 1 END) = 1), 1), least(ifNull(2 * ((CASE WHEN procedure_code IN (SELECT code FROM procedures WHERE paper_result = 1) THEN 1 WHEN procedure_code IN (SELECT code FROM procedures WHERE paper_result = 0) THEN 0 ELSE NULL END) = 1), 1), ifNull(2 * (electronic_result = 1), 1))) = 2) AS m9,
      countIf(least(ifNull(2 * ((CASE WHEN received_on IS NULL THEN 0 ELSE 1 END) = 1), 1), ifNull(2 * (digitised = 1), 1)) = 2) AS m10,
      countIf(least(ifNull(2 * ((CASE WHEN received_on IS NULL THEN 0 ELSE 1 END) = 1), 1), ifNull(2 * (reused_data = 1), 1)) = 2) AS m11,
      countIf(least(ifNull(2 * ((CASE WHEN received_on IS NULL THEN 0 ELSE 1 END) = 1), 1), ifNull(2 * (personal_store = 1), 1)) = 2) AS m12,
      countIf(least(ifNull(2 * ((CASE WHEN received_on IS NULL THEN 0 ELSE 1 END) = 1), 1), ifNull(2 * (population_data = 1), 1)) = 2) AS m13,
      countIf(least(ifNull(2 * ((CASE WHEN received_on IS NULL THEN 0 ELSE 1 END) = 1), 1), least(ifNull(2 * ((CASE WHEN procedure_code IN (SELECT code FROM procedures WHERE for_citizens = 1) THEN 1 WHEN procedure_code IN (SELECT code FROM procedures WHERE for_citizens = 0) THEN 0 ELSE NULL END) = 1), 1), ifNull(2 * (population_data = 1), 1))) = 2) AS m14,
      countIf(least(ifNull(2 * ((CASE WHEN received_on IS NULL THEN 0 ELSE 1 END) = 1), 1), least(ifNull(2 * ((CASE WHEN late = 1 THEN 0 WHEN due_on IS NULL THEN NULL WHEN ended_on IS NULL THEN judged_on <= due_on ELSE ended_on <= due_on END) = 1), 1), (2 - ifNull(2 * (complained = 1), 1)))) = 2) AS m15
    FROM dossiers FINAL
    ALL INNER JOIN days USING (received_on)
    WHERE deleted = 0
    GROUP BY unit_code, period, procedure_code
  ) AS l
  ALL INNER JOIN members AS g USING (unit_code, period)
  GROUP BY unit, period, procedure_code
) AS u
GROUP BY unit, period
ORDER BY unit, period
