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
    SELECT d.unit_code AS unit_code, p.period AS period, d.procedure_code AS procedure_code,
      count(*) FILTER (WHERE ((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true)) AS m0,
      count(*) FILTER (WHERE ((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND ((CASE WHEN d.late = true THEN false WHEN d.due_on IS NULL THEN NULL WHEN d.ended_on IS NULL THEN p.judged_on <= d.due_on ELSE d.ended_on <= d.due_on END) = true)) AS m1,
      count(*) FILTER (WHERE ((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND (d.channel IN (1))) AS m2,
      count(*) FILTER (WHERE ((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND (d.channel IN (1)) AND (c.offered_online = true)) AS m3,
      count(*) FILTER (WHERE ((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND (coalesce(d.owes_fee, c.has_fee) = true)) AS m4,
      count(*) FILTER (WHERE ((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND (coalesce(d.owes_fee, c.has_fee) = true) AND (d.paid_online = true)) AS m5,
      count(*) FILTER (WHERE ((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND (coalesce(d.owes_fee, c.has_fee) = true) AND (d.paid_online = true)) AS m6,
      count(*) FILTER (WHERE ((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND (d.fee_data = true)) AS m7,
      count(*) FILTER (WHERE ((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND (c.paper_result = true)) AS m8,
      count(*) FILTER (WHERE ((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND (c.paper_result = true) AND (d.electronic_result = true)) AS m9,
      count(*) FILTER (WHERE ((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND (d.digitised = true)) AS m10,
      count(*) FILTER (WHERE ((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND (d.reused_data = true)) AS m11,
      count(*) FILTER (WHERE ((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND (d.personal_store = true)) AS m12,
      count(*) FILTER (WHERE ((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND (d.population_data = true)) AS m13,
      count(*) FILTER (WHERE ((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND (c.for_citizens = true) AND (d.population_data = true)) AS m14,
      count(*) FILTER (WHERE ((CASE WHEN d.received_on IS NULL THEN false ELSE true END) = true) AND ((CASE WHEN d.late = true THEN false WHEN d.due_on IS NULL THEN NULL WHEN d.ended_on IS NULL THEN p.judged_on <= d.due_on ELSE d.ended_on <= d.due_on END) = true) AND (NOT (d.complained = true))) AS m15
    FROM dossiers AS d
    INNER JOIN days AS p ON p.day = d.received_on
    LEFT JOIN procedures AS c ON c.code = d.procedure_code
    WHERE d.deleted = false
    GROUP BY d.unit_code, p.period, d.procedure_code
  ) AS l
  INNER JOIN members AS g USING (unit_code, period)
  GROUP BY unit, period, procedure_code
) AS u
GROUP BY unit, period
ORDER BY unit, period
