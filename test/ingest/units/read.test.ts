import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readUnitSource } from '../../../src/ingest/units/read.ts'
import { CATALOGUE } from '../../../src/platform/catalogue/index.ts'

const LIST = 'code,name,level,parentCode'
const LINEAGE = 'successorCode,predecessorCode,extent'

function read(text: string | Uint8Array, scopeCode: string | null = null) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  return readUnitSource(bytes, { name: 'a.csv', from: '2024-11-01', scopeCode })
}

/** Errors as "code row:column". */
function errors(text: string | Uint8Array): readonly string[] {
  const { source, issues } = read(text)
  const found = issues.filter((issue) => issue.severity === 'error')
  expect(source === null).toBe(found.length > 0)
  for (const issue of issues) expect(CATALOGUE).toHaveProperty([issue.code])
  return found.map(({ code, place }) => `${code} ${place.row ?? ''}:${place.column ?? ''}`)
}

describe('a list of units', () => {
  it('is read with columns in any order, by comma, semicolon or tab, with or without byte order mark', () => {
    const expected = [
      { code: '33', name: 'Tỉnh Hưng Yên', level: 'province', parentCode: null, portalCode: 'H31', portalId: null },
      { code: '12205', name: 'Xã Khoái Châu', level: 'commune', parentCode: '33', portalCode: null, portalId: null },
    ]
    for (const delimiter of [',', ';', '\t']) {
      const rows = [
        ['level', 'Name', 'parentcode', 'portalCode', 'code', 'note'],
        ['province', ' Tỉnh  Hưng Yên ', '', 'H31', '33', ''],
        ['commune', '"Xã Khoái Châu"', '33', '', '12205', 'x'],
      ]
      for (const mark of ['', '\ufeff']) {
        const { source, issues } = read(mark + rows.map((row) => row.join(delimiter)).join('\r\n'))
        expect(source).toMatchObject({ kind: 'list', scopeCode: '33', rows: expected })
        expect(issues.map((issue) => issue.code)).toEqual(['units.scope'])
      }
    }
  })

  it('keeps the leading zeros of codes', () => {
    expect(read(`${LIST}\n01,Thành phố Hà Nội,province,`).source?.rows[0]).toMatchObject({ code: '01' })
  })

  it('composes decomposed names', () => {
    const { source } = read(`${LIST}\n33,A,province,\n1,${'Xã Việt Hòa'.normalize('NFD')},commune,33`)
    expect(source?.rows[1]).toMatchObject({ name: 'Xã Việt Hòa'.normalize('NFC') })
  })

  it('is complete for the nation with several roots, below the root with one, below --under where given', () => {
    const scope = (rows: string, under: string | null = null) => {
      const { source, issues } = read(`${LIST}\n${rows}`, under)
      return [source?.kind === 'list' ? source.scopeCode : source, issues.map((issue) => issue.code).join()]
    }
    expect(scope('01,A,province,\n02,B,province,')).toEqual([null, 'units.scope-nation'])
    expect(scope('01,A,province,\n001,B,district,01')).toEqual(['01', 'units.scope'])
    expect(scope('0,Việt Nam,nation,\n01,A,province,0')).toEqual([null, 'units.scope-nation'])
    expect(scope('01,A,province,\n001,B,district,01', '001')).toEqual(['001', 'units.scope'])
    expect(scope('01,A,province,\n00004,B,commune,01', '001')).toEqual(['001', 'units.scope-ended'])
  })

  it('reports every bad row with its line and column', () => {
    const rows = [
      LIST,
      '01,A,province,',
      '',
      ',B,commune,01',
      '03,,commune,01',
      '04,C,village,01',
      '05,D,,01',
      '06,E,commune,99',
      '01,F,province,',
      '07,G,commune,08',
      '08,H,commune,07',
      '09,I,commune',
    ]
    expect(errors(rows.join('\n'))).toEqual([
      'units.ragged-row 12:',
      'units.cell-missing 4:1',
      'units.cell-missing 5:2',
      'units.level-unknown 6:3',
      'units.cell-missing 7:3',
      'units.duplicate-code 9:1',
      'units.parent-missing 8:4',
      'units.parent-circle 10:4',
      'units.level-inverted 10:4',
      'units.level-inverted 11:4',
      'units.parent-needed 12:4',
    ])
  })

  it('needs a unit above every commune, district and department', () => {
    const rows = [
      LIST,
      '01,A,province,',
      '001,B,district,',
      '00004,C,commune,',
      'S1,D,department,',
      '00007,E,commune,001',
    ]
    expect(errors(rows.join('\n'))).toEqual([
      'units.parent-needed 3:4',
      'units.parent-needed 4:4',
      'units.parent-needed 5:4',
    ])
  })

  it('has no unit below one of its own level or a deeper one, and a province below the nation only', () => {
    const rows = [
      LIST,
      '0,Việt Nam,nation,',
      '01,A,province,0',
      '02,B,province,00007',
      '001,C,district,00007',
      '00007,D,commune,01',
      '00004,E,commune,00007',
      '03,F,province,01',
      'B1,G,ministry,01',
    ]
    expect(errors(rows.join('\n'))).toEqual([4, 5, 7, 8, 9].map((row) => `units.level-inverted ${row}:4`))
  })

  it('with a column twice is refused: which of the two counts cannot be known', () => {
    expect(errors('code,code,name,level,parentCode\n01,02,A,province,')).toEqual(['units.column-twice 1:2'])
    expect(errors(`${LIST},Portalcode,note,portalCode,note\n01,A,province,,,,,`)).toEqual(['units.column-twice 1:7'])
    expect(errors(`${LINEAGE},Extent\n1,1,full,full`)).toEqual(['units.column-twice 1:4'])
    expect(errors(`${LIST},note,note\n01,A,province,,,`)).toEqual([])
  })

  it('has codes of digits of one length at each level: a sheet drops leading zeros', () => {
    const rows = ['1,A,province,', '33,B,province,', '12205,C,commune,33', '4,D,commune,1', 'X1,E,commune,33']
    expect(errors([LIST, ...rows].join('\n'))).toEqual(['units.code-short 2:1', 'units.code-short 5:1'])
  })

  it('counts lines as an editor does, line breaks within a cell included', () => {
    expect(errors(`${LIST}\n01,"A\nB",province,\n02,C,village,`)).toEqual(['units.level-unknown 4:3'])
  })
})

describe('a lineage', () => {
  it('is read with and without names; an empty successor is one not established', () => {
    const { source, issues } = read(`${LINEAGE}\n12223,12223,full\n,12235,unknown\n,12236,`)
    expect(issues).toEqual([])
    expect(source).toMatchObject({
      kind: 'lineage',
      rows: [
        {
          successorCode: '12223',
          predecessorCode: '12223',
          extent: 'full',
          successorName: null,
          predecessorName: null,
        },
        { successorCode: null, predecessorCode: '12235', extent: 'unknown' },
        { successorCode: null, predecessorCode: '12236', extent: 'unknown' },
      ],
    })
  })

  it('reports every bad row with its line and column', () => {
    const rows = [LINEAGE, '1,,full', '1,2,half', '1,2,', ',2,full', '1,2,unknown', '1,3,full', '1,3,partial']
    expect(errors(rows.join('\n'))).toEqual([
      'units.cell-missing 2:2',
      'units.extent-unknown 3:3',
      'units.cell-missing 4:3',
      'units.extent-without-successor 5:1',
      'units.extent-without-successor 6:1',
      'units.duplicate-lineage 8:2',
    ])
  })
})

describe('a file that is neither', () => {
  it.each([
    ['empty', '', 'units.empty :'],
    ['with a header only', LIST, 'units.empty :'],
    ['with another header', 'mã,tên\n01,A', 'units.header-unknown 1:'],
    ['with an open quotation mark', `${LIST}\n01,"A,province,`, 'units.csv-broken'],
  ])('%s is refused', (_, text, expected) => {
    expect(errors(text).join()).toContain(expected)
  })

  it('in UTF-16 or a Vietnamese code page is refused with the cure', () => {
    expect(errors(new Uint8Array([0xff, 0xfe, 0x63, 0x00, 0x6f, 0x00]))).toEqual(['units.not-utf8 :'])
    expect(errors(new Uint8Array([...new TextEncoder().encode(LIST), 0x0a, 0xd0, 0xe0]))).toEqual(['units.not-utf8 :'])
  })

  it('of random bytes never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(read(bytes).source).toBeNull()
      }),
      { seed: 20240229 },
    )
  })
})

it('the same bytes have the same hash, whatever the name', () => {
  const bytes = new TextEncoder().encode(`${LIST}\n01,A,province,`)
  const [a, b] = ['a.csv', 'b.csv'].map((name) => readUnitSource(bytes, { name, from: '2024-11-01' }).source)
  expect(a?.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(a?.sha256).toBe(b?.sha256)
})
