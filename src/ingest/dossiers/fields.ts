import { type Channel, DOSSIER_STATES, type DossierMarks, type DossierState } from '../../model/dossier.ts'
import { foldPlain } from '../../model/vietnamese.ts'
import type { FieldNames } from '../rows/mapping.ts'
import type { RecordKind } from '../rows/open-records.ts'

/**
 * What a column of a file of dossiers may be. Beside the fields of a dossier: `endedAt`, the end of whatever kind, which
 * the state tells; `refusedAt`; `papersDigitised`, without the result; and those of a progress record.
 */
export type DossierField =
  | 'code'
  | 'unitCode'
  | 'procedureCode'
  | 'state'
  | 'channel'
  | 'receivedAt'
  | 'dueAt'
  | 'finishedAt'
  | 'endedAt'
  | 'returnedAt'
  | 'stoppedAt'
  | 'refusedAt'
  | 'withdrawnAt'
  | 'changedAt'
  | 'deleted'
  | 'papersDigitised'
  | 'supplements.requestedAt'
  | 'supplements.answeredAt'
  | 'supplements.dueAfter'
  | 'progressAt'
  | 'stepState'
  | keyof DossierMarks

const field = (
  name: DossierField,
  national: readonly string[],
  common: string,
  own: readonly string[] = [],
): FieldNames<DossierField> => ({
  field: name,
  own,
  national,
  common: common === '' ? [] : common.split(' | '),
})
const mark = (name: keyof DossierMarks, national: readonly string[], common: string): FieldNames<DossierField> =>
  field(name, national, common, [`marks.${name}`])

/** Names of columns: our own, those of DongBoHoSoMC and CapNhatTienDoHoSoMC, and usual heads of exported tables. */
const FIELDS: readonly FieldNames<DossierField>[] = [
  field('code', ['MaHoSo'], 'Mã hồ sơ | Số hồ sơ | Mã số hồ sơ | Mã HS | Số biên nhận'),
  field(
    'unitCode',
    ['DonViXuLy'],
    'Đơn vị xử lý | Mã đơn vị xử lý | Mã đơn vị | Cơ quan xử lý | Mã cơ quan | Cơ quan thực hiện | Đơn vị tiếp nhận',
  ),
  field('procedureCode', ['MaTTHC'], 'Mã TTHC | Mã thủ tục | Mã thủ tục hành chính | Mã số TTHC'),
  field(
    'state',
    ['TrangThaiHoSo', 'TrangThai'],
    'Trạng thái | Trạng thái hồ sơ | Mã trạng thái | Tình trạng | Tình trạng hồ sơ | Trạng thái xử lý',
  ),
  field(
    'channel',
    ['KenhThucHien'],
    'Kênh | Kênh thực hiện | Kênh tiếp nhận | Kênh nộp | Hình thức nộp | Hình thức nộp hồ sơ | Hình thức tiếp nhận',
  ),
  field(
    'receivedAt',
    ['NgayTiepNhan'],
    'Ngày tiếp nhận | Thời gian tiếp nhận | Thời điểm tiếp nhận | Ngày tiếp nhận hồ sơ | Ngày nhận | Ngày nhận hồ sơ',
  ),
  field(
    'dueAt',
    ['NgayHenTra'],
    'Ngày hẹn trả | Ngày hẹn trả kết quả | Hạn trả | Hạn trả kết quả | Hạn xử lý | Hạn giải quyết | Thời hạn trả',
  ),
  field('finishedAt', [], 'Ngày xử lý xong | Ngày hoàn thành'),
  field('endedAt', ['NgayKetThucXuLy'], 'Ngày kết thúc xử lý | Ngày kết thúc | Thời gian kết thúc xử lý'),
  field('returnedAt', ['NgayTra'], 'Ngày trả | Ngày trả kết quả | Thời gian trả kết quả'),
  field('stoppedAt', [], 'Ngày dừng | Ngày dừng xử lý'),
  field('refusedAt', ['NgayTuChoi'], 'Ngày từ chối'),
  field('withdrawnAt', [], 'Ngày rút | Ngày rút hồ sơ'),
  field('changedAt', [], 'Ngày cập nhật | Thời gian cập nhật | Thời điểm cập nhật | Cập nhật | Cập nhật lần cuối'),
  field('deleted', [], 'Đã xóa'),
  field('papersDigitised', ['HoSoCoThanhPhanSoHoa', 'TaiLieuNop.DuocSoHoa'], 'Có thành phần số hóa'),
  field('supplements.requestedAt', ['DanhSachHoSoBoSung.NgayBoSung'], 'Ngày yêu cầu bổ sung'),
  field('supplements.answeredAt', ['DanhSachHoSoBoSung.NgayTiepNhanBoSung'], 'Ngày tiếp nhận bổ sung'),
  field('supplements.dueAfter', ['DanhSachHoSoBoSung.NgayHenTraMoi'], 'Ngày hẹn trả mới'),
  field('progressAt', ['ThoiDiemXuLy'], 'Thời điểm xử lý'),
  // Progress records call the state otherwise than dossiers, of which a source sends both.
  field('stepState', ['TrangThai'], ''),
  mark('owesFee', ['DanhSachLePhi.Gia'], 'Có nghĩa vụ tài chính | Phát sinh nghĩa vụ tài chính'),
  mark('feeData', ['DanhSachLePhi.Gia'], 'Có dữ liệu phí'),
  mark('paidOnline', ['DuocThanhToanTrucTuyen'], 'Thanh toán trực tuyến | Được thanh toán trực tuyến'),
  mark('electronicResult', ['DanhSachGiayToKetQua.DuongDanTepTinKetQua'], 'Kết quả điện tử | Có kết quả điện tử'),
  mark('digitised', [], 'Số hóa | Đã số hóa | Số hóa hồ sơ'),
  mark('reusedData', ['TaiLieuNop.DuocTaiSuDung'], 'Tái sử dụng dữ liệu | Tái sử dụng dữ liệu số hóa'),
  mark('personalStore', ['TaiLieuNop.DuocLayTuKhoDMQG'], 'Kho dữ liệu cá nhân | Kết nối kho dữ liệu cá nhân'),
  mark('populationData', ['DSKetNoiCSDL.MaCSDL'], 'Khai thác CSDL dân cư | Khai thác cơ sở dữ liệu dân cư'),
  mark('complained', [], 'Có phản ánh, kiến nghị | Bị phản ánh'),
]

export const DOSSIER_RECORD: RecordKind<DossierField> = {
  fields: FIELDS,
  key: 'code',
  needed: [['code'], ['unitCode', 'progressAt'], ['state', 'stepState']],
}

/** Fields that a mapping may name. */
export const DOSSIER_FIELDS: readonly DossierField[] = FIELDS.map(({ field: name }) => name)

/** How the lists of national records are read: the field they tell and by what. */
export type ListReading = 'any-yes' | 'any-amount' | 'any-text' | 'any-known'

export const LIST_READINGS: Readonly<Partial<Record<DossierField, Readonly<Record<string, ListReading>>>>> = {
  owesFee: { 'DanhSachLePhi.Gia': 'any-amount' },
  feeData: { 'DanhSachLePhi.Gia': 'any-text' },
  electronicResult: { 'DanhSachGiayToKetQua.DuongDanTepTinKetQua': 'any-text' },
  populationData: { 'DSKetNoiCSDL.MaCSDL': 'any-known' },
}

const table = <W extends string>(words: Readonly<Record<W, string>>): ReadonlyMap<string, W> =>
  new Map(
    Object.entries<string>(words).flatMap(([meant, list]) =>
      [meant, ...list.split('|')].map((word) => [foldPlain(word), meant as W] as const),
    ),
  )

const STATE_WORDS: Readonly<Record<DossierState, string>> = {
  registered: 'mới đăng ký|đăng ký|chờ tiếp nhận',
  accepted: 'được tiếp nhận|đã tiếp nhận|tiếp nhận',
  'not-accepted': 'không được tiếp nhận|không tiếp nhận|từ chối tiếp nhận',
  'in-progress': 'đang xử lý|đang giải quyết',
  'supplement-requested': 'yêu cầu bổ sung giấy tờ|yêu cầu bổ sung|chờ bổ sung|bổ sung hồ sơ',
  'payment-requested': 'yêu cầu thực hiện nghĩa vụ tài chính|yêu cầu thực hiện nvtc|chờ thanh toán',
  'withdrawal-requested': 'công dân yêu cầu rút|công dân yêu cầu rút hồ sơ|yêu cầu rút|rút hồ sơ|đã rút',
  stopped: 'dừng xử lý|tạm dừng xử lý|dừng',
  finished: 'đã xử lý xong|xử lý xong|hoàn thành|đã hoàn thành|đã giải quyết',
  returned: 'đã trả kết quả|trả kết quả|đã trả',
}

/** The national codes 1 to 10, our own names and the national words. */
export const STATES: ReadonlyMap<string, DossierState> = new Map([
  ...table(STATE_WORDS),
  ...DOSSIER_STATES.flatMap((state, index) => [
    [String(index + 1), state] as const,
    [String(index + 1).padStart(2, '0'), state] as const,
  ]),
])

export const CHANNELS: ReadonlyMap<string, Channel> = table({
  'in-person': '1|trực tiếp|tại quầy|nộp trực tiếp',
  online: '2|trực tuyến|nộp trực tuyến|qua mạng',
  post: '3|bưu chính|bưu chính công ích|qua bưu chính|bưu điện|dịch vụ bưu chính công ích',
})
