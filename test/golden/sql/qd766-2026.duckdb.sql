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
SELECT unit, period, sum(m0) AS t0, sum(m1) AS t1, sum(m2) AS t2, coalesce(bit_count(bit_or(m3)), 0) AS t3, sum(m4) AS t4, sum(m5) AS t5, coalesce(bit_count(bit_or(m6)), 0) AS t6, coalesce(bit_count(bit_or(m7)), 0) AS t7, sum(m8) AS t8, sum(m9) AS t9, sum(m10) AS t10, sum(m11) AS t11, sum(m12) AS t12, sum(m13) AS t13, coalesce(bit_count(bit_or(m14)), 0) AS t14, sum(m15) AS t15
FROM (
  SELECT d.unit_code AS unit_code, p.period AS period,
    count_if(((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true)) AS m0,
    count_if(((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND ((CASE WHEN d.late = true THEN false WHEN d.due_on IS NULL THEN NULL WHEN d.ended_on IS NULL THEN p.judged_on <= d.due_on ELSE d.ended_on <= d.due_on END) = true)) AS m1,
    count_if(((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND (d.channel IN (1))) AS m2,
    bitstring_agg(c.number, 0, 599) FILTER (WHERE ((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND (d.channel IN (1)) AND (c.offered_online = true)) AS m3,
    count_if(((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND (coalesce(d.owes_fee, c.has_fee) = true)) AS m4,
    count_if(((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND (coalesce(d.owes_fee, c.has_fee) = true) AND (d.paid_online = true)) AS m5,
    bitstring_agg(c.number, 0, 599) FILTER (WHERE ((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND (c.has_fee = true) AND (coalesce(d.owes_fee, c.has_fee) = true) AND (d.paid_online = true)) AS m6,
    bitstring_agg(c.number, 0, 599) FILTER (WHERE ((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND (c.has_fee = true) AND (d.fee_data = true)) AS m7,
    count_if(((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND (c.paper_result = true)) AS m8,
    count_if(((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND (c.paper_result = true) AND (d.electronic_result = true)) AS m9,
    count_if(((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND (d.digitised = true)) AS m10,
    count_if(((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND (d.reused_data = true)) AS m11,
    count_if(((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND (d.personal_store = true)) AS m12,
    count_if(((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND (d.population_data = true)) AS m13,
    bitstring_agg(c.number, 0, 599) FILTER (WHERE ((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND (c.for_citizens = true) AND (d.population_data = true)) AS m14,
    count_if(((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND ((CASE WHEN d.late = true THEN false WHEN d.due_on IS NULL THEN NULL WHEN d.ended_on IS NULL THEN p.judged_on <= d.due_on ELSE d.ended_on <= d.due_on END) = true) AND (NOT (d.complained = true))) AS m15
  FROM dossiers AS d
  INNER JOIN days AS p ON p.day = d.received_on
  LEFT JOIN procedures AS c ON c.code = d.procedure_code
  WHERE d.deleted = false
  GROUP BY d.unit_code, p.period
) AS l
INNER JOIN members AS g USING (unit_code, period)
GROUP BY unit, period
ORDER BY unit, period
