import { describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/platform/config.ts'
import { readAddress } from '../../../src/store/warehouse/clickhouse/address.ts'
import { failureOf, refusalOf } from '../../../src/store/warehouse/clickhouse/failures.ts'
import { quoted, tabbed } from '../../../src/store/warehouse/clickhouse/text.ts'

describe('address of a warehouse on ClickHouse', () => {
  test('one node is no cluster; several are the cluster thuocdo unless the address names it', () => {
    expect(readAddress('clickhouse://a:b@host/data')).toEqual({
      hosts: ['host:8123'],
      secure: false,
      user: 'a',
      password: 'b',
      database: 'data',
      cluster: null,
    })
    expect(readAddress('clickhouses://h1,h2:9/data')).toMatchObject({ hosts: ['h1:8443', 'h2:9'], cluster: 'thuocdo' })
    expect(readAddress('clickhouse://h1/data?cluster=nation').cluster).toBe('nation')
  })

  test('a password may hold any character, written as %40', () => {
    expect(readAddress('clickhouse://a:p%40s%2Fs%3A@h/d').password).toBe('p@s/s:')
  })

  test.each([
    'clickhouse://h1',
    'postgres://h/d',
    'clickhouse://h1,,h2/d',
    'clickhouse://h/d;x',
    'clickhouse://a:%zz@h/d',
  ])('%s is none', (url) => {
    expect(() => readAddress(url)).toThrow(expect.objectContaining({ code: 'config.warehouse' }))
  })

  test('the environment names it', () => {
    expect(readConfig({}).warehouseUrl).toBeNull()
    expect(readConfig({ THUOCDO_WAREHOUSE: 'clickhouse://h/d' }).warehouseUrl).toBe('clickhouse://h/d')
    expect(() => readConfig({ THUOCDO_WAREHOUSE: 'h/d' })).toThrow(
      expect.objectContaining({ code: 'config.warehouse' }),
    )
  })
})

test('a missing node is told from a wrong user and a wrong question, in the words of older and newer servers', () => {
  const code = (answer: string): unknown => (failureOf(refusalOf(answer), ['h:1']) as { code?: string }).code
  expect(code('Code: 279, e.displayText() = DB::NetException: All connection tries failed')).toBe(
    'warehouse.incomplete',
  )
  expect(code('Code: 279. DB::Exception: All connection tries failed')).toBe('warehouse.incomplete')
  expect(code('Code: 516. DB::Exception: Authentication failed')).toBe('warehouse.access')
  expect(code('Code: 193, e.displayText() = DB::Exception: Wrong password for user a')).toBe('warehouse.access')
  expect(code('Code: 62. DB::Exception: Syntax error')).toBe('warehouse.refused')
})

test('texts cannot leave their place in a query or a row', () => {
  expect(quoted(`a'; DROP \\`)).toBe(`'a\\'; DROP \\\\'`)
  expect(tabbed(['a\tb\nc\\', null, true, 5n])).toBe('a\\tb\\nc\\\\\t\\N\t1\t5\n')
})
