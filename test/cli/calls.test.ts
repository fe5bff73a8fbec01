import { expect, test } from 'vitest'
import { freshFolder, thuocdo } from './thuocdo.ts'

const data = freshFolder('data')
const VI = { env: { THUOCDO_LANG: 'vi' } }

test.each([
  [['doctor', 'thừa'], 'từ "thừa" là thừa'],
  [['help', 'import', 'x'], 'từ "x" là thừa'],
  [['publish', '--perod', 'all'], 'không có tuỳ chọn --perod; gần nhất là --period'],
  [['doctor', '--format', 'csv'], 'không có tuỳ chọn --format; các tuỳ chọn là --json, --lang, --help'],
  [['figures', '-x'], 'không có tuỳ chọn -x'],
  [['figures', '--period'], '--period P thiếu giá trị'],
  [['figures', '--period', '--json'], '--period P thiếu giá trị'],
  [['figures', '--period='], 'giá trị của --period để trống'],
  [['figures', '--period', '2024-02', '--period', '2024-03'], '--period cho hai lần'],
  [['doctor', '--json=yes'], '--json không nhận giá trị'],
  [['figures', '--period', '2024-02', '--revision', 'x'], '--revision phải là số nguyên từ 1, không phải "x"'],
  [['units', 'list', '--from', '2024-01-01'], '--from không dùng với "units list"'],
  [
    ['units', 'import', 'x.csv', '--from', '2024-01-01', '--as-of', '2024-01-01'],
    '--as-of không dùng với "units import"',
  ],
  [['units', 'resolve'], 'thiếu NAME'],
  [['units', 'remove'], 'thiếu SOURCE'],
  [['serve', '--port', 'x'], '--port phải là số từ 0 đến 65535, không phải "x"'],
])('%j is refused in Vietnamese, with what is wrong and the command to ask', async (args, words) => {
  const { exit, err } = await thuocdo(data, args, VI)
  expect(exit).toBe(2)
  expect(err).toContain(words)
  expect(err).toContain(`thuocdo help ${args[0]}`)
  expect(err).not.toMatch(/\b(option|argument|Unknown|positional|missing)\b/)
})

test('a language that there is not is the fault of the option, not of the variable', async () => {
  const { exit, err } = await thuocdo(data, ['doctor', '--lang', 'fr'])
  expect(exit).toBe(2)
  expect(err).toContain('--lang')
  expect(err).not.toContain('THUOCDO_LANG')
})

test('-h is --help, with a command and without', async () => {
  const [all, one] = [await thuocdo(data, ['-h']), await thuocdo(data, ['import', '-h'])]
  expect([all.exit, one.exit]).toEqual([0, 0])
  expect(all.out).toBe((await thuocdo(data, ['help'])).out)
  expect(one.out).toBe((await thuocdo(data, ['help', 'import'])).out)
  expect(all.out).toContain('-h, --help')
})

test('help answers in JSON where JSON is asked for', async () => {
  const { commands } = JSON.parse((await thuocdo(data, ['help', '--json'])).out)
  expect(commands.map(({ name }: { name: string }) => name)).toContain('import')
  const one = JSON.parse((await thuocdo(data, ['import', '--help', '--json'])).out)
  expect(one.options.map(({ name }: { name: string }) => name)).toEqual(expect.arrayContaining(['issuer', 'json']))
})
