import { PLANTED_ERRORS, type PlantedError, SIMULATED_SOURCE, type SimulationOptions } from './simulation.ts'
import { POPULATION_DATABASE } from './synchronisation-record.ts'

/** How many dossiers have which error planted in them. */
export type PlantedCounts = Readonly<Record<PlantedError, number>>

type Told = Pick<SimulationOptions, 'period' | 'knownUntil' | 'dossiers' | 'seed' | 'errors'> & {
  readonly units: number
  /** Rows of the file of dossiers, those sent again included. */
  readonly rows: number
  readonly planted: PlantedCounts
}

const tableOf = (planted: PlantedCounts): string =>
  PLANTED_ERRORS.map((error) => `| \`${error}\` | ${planted[error]} |`).join('\n')

/** What stands beside simulated files, in both languages: that nothing of it happened, and how it was made. */
export function notice({ period, knownUntil, dossiers, seed, errors, units, rows, planted }: Told): string {
  return `# Dữ liệu mô phỏng · Simulated data

**Mọi tệp trong thư mục này là dữ liệu mô phỏng do chương trình Thước Đo tạo ra.** Không có hồ sơ, phản ánh hay thủ tục nào ở đây
là thật; không có dữ liệu cá nhân. Tên và mã đơn vị lấy từ danh mục đơn vị, còn số liệu gắn với đơn vị là bịa: không được dùng để
đánh giá, xếp hạng hay công bố.

**All files in this folder are simulated data made by Thước Đo.** No dossier, petition or procedure here is real, and there is no
personal data. Names and codes of units come from a list of units; the figures beside them are made up and must not be used to
judge, rank or publish anything.

Nhận biết · How to tell:

- tên tệp có \`simulated\` · file names bear \`simulated\`
- số thứ tự trong mã hồ sơ và mã phản ánh có bảy chữ số trở lên, bắt đầu bằng 99 · serials of dossiers and petitions have seven digits
  or more and begin with 99: \`…-261005-9900001\`
- mã thủ tục bắt đầu bằng 9, tên kết thúc bằng "(mô phỏng)" · procedure codes begin with 9, names end in "(mô phỏng)"
- nạp với tên nguồn \`${SIMULATED_SOURCE}\` · import them with the source name \`${SIMULATED_SOURCE}\`

| | |
|---|---|
| kỳ · period | ${period.key} |
| biết đến hết ngày · known until the end of | ${knownUntil} |
| đơn vị · units | ${units} |
| hồ sơ · dossiers | ${dossiers} |
| dòng trong tệp hồ sơ · rows of the file of dossiers | ${rows} |
| hạt giống · seed | ${JSON.stringify(seed)} |
| tỷ lệ hồ sơ có lỗi cài sẵn · share of dossiers with a planted error | ${errors} |

Lỗi cài sẵn · planted errors:

| lỗi · error | hồ sơ · dossiers |
|---|---|
${tableOf(planted)}

Cách tạo và ý nghĩa từng lỗi · how they are made and what each error is: docs/simulate.md
`
}

/** What synchronisation records do not say of themselves: the code of the population database. As docs/dossiers.md. */
export const SYNCHRONISATION_MAPPING = `# Dữ liệu mô phỏng · simulated data: how its synchronisation records are read (--mapping)
values:
  populationData: { ${POPULATION_DATABASE}: "yes" }
`
