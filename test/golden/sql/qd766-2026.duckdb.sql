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
WITH l AS MATERIALIZED (
  SELECT d.unit_code AS unit_code, p.period AS period,
    count_if(true) AS m0,
    count_if(((CASE WHEN d.late = true THEN false WHEN d.due_on IS NULL THEN NULL WHEN d.ended_on IS NULL THEN p.judged_on <= d.due_on ELSE d.ended_on <= d.due_on END))) AS m1,
    count_if((d.channel IN (1))) AS m2,
    bitstring_agg(c.number, 0, 599) FILTER (WHERE (d.channel IN (1)) AND (c.offered_online)) AS m3,
    count_if((coalesce(d.owes_fee, c.has_fee))) AS m4,
    count_if((coalesce(d.owes_fee, c.has_fee)) AND (d.paid_online)) AS m5,
    bitstring_agg(c.number, 0, 599) FILTER (WHERE (c.has_fee) AND (coalesce(d.owes_fee, c.has_fee)) AND (d.paid_online)) AS m6,
    bitstring_agg(c.number, 0, 599) FILTER (WHERE (c.has_fee) AND (d.fee_data)) AS m7,
    count_if((c.paper_result)) AS m8,
    count_if((c.paper_result) AND (d.electronic_result)) AS m9,
    count_if((d.digitised)) AS m10,
    count_if((d.reused_data)) AS m11,
    count_if((d.personal_store)) AS m12,
    count_if((d.population_data)) AS m13,
    bitstring_agg(c.number, 0, 599) FILTER (WHERE (c.for_citizens) AND (d.population_data)) AS m14,
    count_if(((CASE WHEN d.late = true THEN false WHEN d.due_on IS NULL THEN NULL WHEN d.ended_on IS NULL THEN p.judged_on <= d.due_on ELSE d.ended_on <= d.due_on END)) AND (NOT (d.complained))) AS m15
  FROM dossiers AS d
  INNER JOIN days AS p ON p.day = d.received_on
  LEFT JOIN procedures AS c ON c.code = d.procedure_code
  WHERE d.deleted = false
  GROUP BY d.unit_code, p.period
)
SELECT unit, period, [m0::UINTEGER, m1::UINTEGER, m2::UINTEGER, coalesce(bit_count(m3), 0)::UINTEGER, m4::UINTEGER, m5::UINTEGER, coalesce(bit_count(m6), 0)::UINTEGER, coalesce(bit_count(m7), 0)::UINTEGER, m8::UINTEGER, m9::UINTEGER, m10::UINTEGER, m11::UINTEGER, m12::UINTEGER, m13::UINTEGER, coalesce(bit_count(m14), 0)::UINTEGER, m15::UINTEGER] AS counts
FROM l INNER JOIN eras USING (period) INNER JOIN alone USING (era, unit_code)
UNION ALL
SELECT unit, period, [sum(m0)::UINTEGER, sum(m1)::UINTEGER, sum(m2)::UINTEGER, coalesce(bit_count(bit_or(m3)), 0)::UINTEGER, sum(m4)::UINTEGER, sum(m5)::UINTEGER, coalesce(bit_count(bit_or(m6)), 0)::UINTEGER, coalesce(bit_count(bit_or(m7)), 0)::UINTEGER, sum(m8)::UINTEGER, sum(m9)::UINTEGER, sum(m10)::UINTEGER, sum(m11)::UINTEGER, sum(m12)::UINTEGER, sum(m13)::UINTEGER, coalesce(bit_count(bit_or(m14)), 0)::UINTEGER, sum(m15)::UINTEGER] AS counts
FROM (
  SELECT circle, period, sum(m0) AS m0, sum(m1) AS m1, sum(m2) AS m2, bit_or(m3) AS m3, sum(m4) AS m4, sum(m5) AS m5, bit_or(m6) AS m6, bit_or(m7) AS m7, sum(m8) AS m8, sum(m9) AS m9, sum(m10) AS m10, sum(m11) AS m11, sum(m12) AS m12, sum(m13) AS m13, bit_or(m14) AS m14, sum(m15) AS m15
  FROM l INNER JOIN eras USING (period) INNER JOIN circles USING (era, unit_code)
  GROUP BY circle, period
) AS k INNER JOIN shared USING (circle)
GROUP BY unit, period
