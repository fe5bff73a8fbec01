import { DOSSIER_STATES, type Dossier, type LocalDateTime } from '../model/dossier.ts'

/** The code by which simulated records name the population database. */
export const POPULATION_DATABASE = 'CSDLDC'

const CHANNEL_CODES = { 'in-person': '1', online: '2', post: '3' } as const

/** yyyyMMddHHmmss */
const compact = (at: LocalDateTime | null): string => at?.replaceAll(/[-T:]/g, '') ?? ''

/** The end of whatever kind; the state tells which. */
const endOf = ({ finishedAt, stoppedAt, withdrawnAt }: Dossier): LocalDateTime | null =>
  finishedAt ?? stoppedAt ?? withdrawnAt

/** A list with one entry where the mark is yes, an empty one where it is no, none where it is not told. */
const listIf = (mark: boolean | null, entry: object): readonly object[] | undefined =>
  mark === null ? undefined : mark ? [entry] : []

const flag = (mark: boolean | null): string | undefined => (mark === null ? undefined : mark ? '1' : '0')

/**
 * A dossier as the national synchronisation record tells it (DongBoHoSoMC), with the fields that an index needs and no other: none of
 * the person's. When it changed and whether it was complained of, the record cannot tell.
 */
export function synchronisationRecord(dossier: Dossier): object {
  const { marks, state, supplements } = dossier
  return {
    MaHoSo: dossier.code,
    MaTTHC: dossier.procedureCode ?? '',
    DonViXuLy: dossier.unitCode,
    TrangThaiHoSo: String(DOSSIER_STATES.indexOf(state) + 1),
    KenhThucHien: CHANNEL_CODES[dossier.channel],
    NgayTiepNhan: compact(dossier.receivedAt),
    NgayHenTra: compact(dossier.dueAt),
    NgayKetThucXuLy: compact(endOf(dossier)),
    NgayTra: compact(dossier.returnedAt),
    HoSoCoThanhPhanSoHoa: flag(marks.digitised),
    DuocThanhToanTrucTuyen: flag(marks.paidOnline),
    DanhSachLePhi: marks.owesFee === true ? [{ Gia: marks.feeData === true ? '20000' : '' }] : [],
    DSKetNoiCSDL: listIf(marks.populationData, { MaCSDL: POPULATION_DATABASE }),
    DanhSachGiayToKetQua: listIf(marks.electronicResult, { DuongDanTepTinKetQua: 'ket-qua.pdf' }),
    TaiLieuNop: [{ DuocTaiSuDung: flag(marks.reusedData), DuocLayTuKhoDMQG: flag(marks.personalStore) }],
    DanhSachHoSoBoSung: supplements.map(({ requestedAt, answeredAt, dueAfter }) => ({
      NgayBoSung: compact(requestedAt),
      NgayTiepNhanBoSung: compact(answeredAt),
      NgayHenTraMoi: compact(dueAfter),
    })),
  }
}
