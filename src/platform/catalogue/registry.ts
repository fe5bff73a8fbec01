import type { ProblemEntry } from '../problem.ts'

/** Problems of the register: the file or the server that holds units and documents, and what it refuses to hold. */
export const registry = {
  'registry.file-unusable': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: {
      vi: 'Không đọc hoặc ghi được tệp sổ đăng ký {file} ({reason}).',
      en: 'The register file {file} cannot be read or written ({reason}).',
    },
    cure: {
      vi: 'Kiểm tra thư mục có tồn tại, ổ đĩa còn trống và tài khoản chạy chương trình có quyền ghi vào thư mục, rồi chạy lại. Có thể chọn thư mục khác bằng biến THUOCDO_DATA.',
      en: 'Check that the folder exists, that the disk has room and that the account that runs the program may write there, then run again. Another folder can be chosen with THUOCDO_DATA.',
    },
  },
  'registry.not-a-register': {
    kind: 'error',
    exit: 3,
    http: 500,
    text: {
      vi: '{place} đã chứa dữ liệu khác, không phải sổ đăng ký của Thước Đo. Dữ liệu đó không bị thay đổi.',
      en: '{place} already holds something else, not a register of Thước Đo. It was left as it is.',
    },
    cure: {
      vi: 'Trỏ THUOCDO_DATA tới một thư mục trống, hoặc THUOCDO_REGISTRY tới một cơ sở dữ liệu dành riêng cho sổ đăng ký.',
      en: 'Point THUOCDO_DATA to an empty folder, or THUOCDO_REGISTRY to a database meant for the register.',
    },
  },
  'registry.damaged': {
    kind: 'error',
    exit: 5,
    http: 500,
    text: {
      vi: 'Tệp sổ đăng ký {file} bị hỏng.',
      en: 'The register file {file} is damaged.',
    },
    cure: {
      vi: 'Giữ lại tệp hỏng ở nơi khác, khôi phục bản sao lưu gần nhất, rồi nhập lại các văn bản sau thời điểm sao lưu. Nên kiểm tra cả ổ đĩa.',
      en: 'Keep the damaged file elsewhere, restore the latest backup, then import again the documents that came after it. Have the disk checked too.',
    },
  },
  'registry.no-wal': {
    kind: 'error',
    exit: 5,
    http: 500,
    text: {
      vi: 'Nơi lưu {file} không cho phép nhiều tiến trình cùng dùng sổ đăng ký một cách an toàn (thường là thư mục mạng).',
      en: 'Where {file} lies, several processes cannot share the register safely (most often a network folder).',
    },
    cure: {
      vi: 'Đặt thư mục dữ liệu (THUOCDO_DATA) trên ổ đĩa của chính máy này, hoặc dùng PostgreSQL.',
      en: 'Put the data folder (THUOCDO_DATA) on a disk of this machine, or use PostgreSQL.',
    },
  },
  'registry.locked': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: {
      vi: 'Sổ đăng ký {place} đang được một tiến trình khác ghi; đã chờ {seconds} giây mà chưa đến lượt.',
      en: 'Another process is writing to the register {place}; after {seconds} seconds it was still not our turn.',
    },
    cure: {
      vi: 'Đợi lệnh nhập đang chạy kết thúc rồi chạy lại. Nếu không có lệnh nào đang chạy, hãy tắt tiến trình thuocdo bị treo.',
      en: 'Wait until the import that is running ends, then run again. If none is running, end the thuocdo process that hangs.',
    },
  },
  'registry.newer': {
    kind: 'error',
    exit: 5,
    http: 500,
    text: {
      vi: 'Sổ đăng ký {place} do phiên bản Thước Đo mới hơn tạo hoặc nâng cấp (bước chưa biết: {steps}).',
      en: 'The register {place} was made or upgraded by a newer version of Thước Đo (steps unknown here: {steps}).',
    },
    cure: {
      vi: 'Cài phiên bản Thước Đo mới nhất rồi chạy lại. Sổ đăng ký chưa bị thay đổi.',
      en: 'Install the newest version of Thước Đo, then run again. The register was not changed.',
    },
  },
  'registry.units-changed': {
    kind: 'error',
    exit: 5,
    http: 409,
    text: {
      vi: 'Danh mục đơn vị đã thay đổi trong lúc nhập văn bản: không còn đơn vị {units}. Chưa lưu gì.',
      en: 'The units changed while the document was being imported: {units} are no more. Nothing was stored.',
    },
    cure: { vi: 'Nhập lại văn bản.', en: 'Import the document again.' },
  },
  'registry.text-not-storable': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Dữ liệu có ký tự không hợp lệ (ký tự rỗng hoặc mã Unicode bị cắt đôi) ở cột {column}. Chưa lưu gì.',
      en: 'The data hold an invalid character (a null character or half of a Unicode pair) in column {column}. Nothing was stored.',
    },
    cure: {
      vi: 'Mở tệp nguồn, lưu lại với bảng mã UTF-8 rồi nhập lại.',
      en: 'Open the source file, save it again as UTF-8, then import it again.',
    },
  },
  'registry.postgres-url': {
    kind: 'error',
    exit: 2,
    http: 500,
    text: {
      vi: 'Địa chỉ PostgreSQL không đúng dạng postgres://người-dùng:mật-khẩu@máy-chủ:cổng/cơ-sở-dữ-liệu.',
      en: 'The PostgreSQL address is not of the form postgres://user:password@server:port/database.',
    },
    cure: {
      vi: 'Sửa biến THUOCDO_REGISTRY. Các ký tự như @ / # ? % trong mật khẩu phải viết dưới dạng %40 %2F %23 %3F %25.',
      en: 'Correct THUOCDO_REGISTRY. Characters such as @ / # ? % in a password are written %40 %2F %23 %3F %25.',
    },
  },
  'registry.postgres-unreachable': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: {
      vi: 'Không kết nối được, hoặc bị mất kết nối, với máy chủ PostgreSQL {server} ({reason}).',
      en: 'The PostgreSQL server {server} cannot be reached, or the connection was lost ({reason}).',
    },
    cure: {
      vi: 'Kiểm tra máy chủ đang chạy, tên máy và cổng đúng, tường lửa cho phép, rồi chạy lại. Nhập lại một văn bản đã lưu không tạo bản trùng.',
      en: 'Check that the server runs, that its name and port are right and that the firewall lets us through, then run again. Importing a document again that was stored makes no duplicate.',
    },
  },
  'registry.postgres-login': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: {
      vi: 'Máy chủ PostgreSQL {server} từ chối đăng nhập của người dùng "{user}".',
      en: 'The PostgreSQL server {server} refuses the login of user "{user}".',
    },
    cure: {
      vi: 'Kiểm tra tên người dùng và mật khẩu trong THUOCDO_REGISTRY, và quyền truy cập trong pg_hba.conf của máy chủ.',
      en: `Check user and password in THUOCDO_REGISTRY, and the server's pg_hba.conf.`,
    },
  },
  'registry.postgres-no-database': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: {
      vi: 'Máy chủ PostgreSQL {server} không có cơ sở dữ liệu "{database}".',
      en: 'The PostgreSQL server {server} has no database "{database}".',
    },
    cure: {
      vi: 'Tạo cơ sở dữ liệu (createdb {database}) hoặc sửa tên trong THUOCDO_REGISTRY.',
      en: 'Make the database (createdb {database}) or correct its name in THUOCDO_REGISTRY.',
    },
  },
  'registry.postgres-encoding': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: {
      vi: 'Cơ sở dữ liệu PostgreSQL "{database}" dùng bảng mã {encoding}, không chứa được đủ chữ tiếng Việt.',
      en: 'The PostgreSQL database "{database}" is encoded as {encoding}, which cannot hold Vietnamese.',
    },
    cure: {
      vi: 'Tạo một cơ sở dữ liệu UTF8 (createdb --encoding=UTF8 --template=template0 TÊN) rồi ghi tên đó vào THUOCDO_REGISTRY.',
      en: 'Make a UTF8 database (createdb --encoding=UTF8 --template=template0 NAME) and put its name into THUOCDO_REGISTRY.',
    },
  },
  'registry.postgres-not-allowed': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: {
      vi: 'Người dùng "{user}" không có quyền ghi vào {place}.',
      en: 'User "{user}" may not write to {place}.',
    },
    cure: {
      vi: 'Nhờ người quản trị cấp quyền CREATE trên cơ sở dữ liệu, và dùng máy chủ chính chứ không phải bản sao chỉ đọc.',
      en: 'Ask the administrator for the CREATE right on the database, and use the primary server, not a read-only replica.',
    },
  },
} as const satisfies Record<string, ProblemEntry>
