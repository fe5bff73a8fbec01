/** Names of real places and offices with all that makes names hard to read: digits, commas, several lines, hyphens. */
export const PLACES = `
An Vỹ;Bình Kiều;Chí Tân;Dân Tiến;Dạ Trạch;Hàm Tử;Hồng Tiến;Liên Khê;Nhuế Dương;Phùng Hưng;Thuần Hưng;Thành Công;Tân Châu;
Tân Dân;Tứ Dân;Việt Hoà;Ông Đình;Đông Kết;Đông Ninh;Đông Tảo;Đại Hưng;Đại Tập;Đồng Tiến;Kha Sơn;Trà Vân;Đất Mũi;Vũ Tiên;
Phước Thái;Vân Đình;Thuần Trung;Gia Lâm;Kim Liên;Dền Sáng;Lục Nam;Pa Ham;Hợp Minh;Xuân Giang;Đắk Sắk;Nội Bài;Lợi Bác;Tam Mỹ;
Đông Cứu;Châu Sơn;Vĩnh Thuận;Hải Hòa;Khâm Đức;Hương Khê;Yên Định;Quỳ Châu;Chiềng Ken;Giao Ninh;Na Son;Mường Phăng;Thanh Lâm;
Bằng Vân;Hạ Bằng;Sơn Hải;Phượng Tiến;Nguyễn Bỉnh Khiêm;Ngọc Thiện;Ia Grai;Ea Kar;Khánh Bình Tây Bắc;Trung Bình;Hồ Đắc Kiện;
Mỹ Hạnh Trung;Tân Hưng Tây;Vĩnh Thạnh Trung;Nông Trường Việt Lâm;Thường Thới Tiền;Lịch Hội Thượng;Krông Pắc;Cư M'gar;A Lưới 1;
A Lưới 2;Quảng Trực;Nậm Cắn;Hưng Nguyên Nam;Yên Trường;Quang Chiểu;Mường Lát;Na Mèo;Tân Thới Hòa;Bàn Cờ;Xóm Chiếu;Vị Thanh 1;
Lâm Viên - Đà Lạt;Xuân Hương - Đà Lạt;Văn Miếu - Quốc Tử Giám;Bù Gia Mập;Đak Pơ;Thạnh Mỹ Tây;Hòa Hiệp Bắc;Điện Bàn Đông;
Long Thành Trung;Huỳnh Hữu Nghĩa;Phước Mỹ Trung;Y Tý;Lý Sơn;Đức Cơ;Tây Yên Tử;Cẩm Giàng;Ô Diên;Ba Vì;Minh Châu;Suối Hai
`
  .split(/[;\n]+/u)
  .map((name) => name.trim())
  .filter((name) => name !== '')

export const DEPARTMENTS = [
  'Văn phòng UBND tỉnh',
  'Sở Nội vụ',
  'Sở Tư pháp',
  'Sở Tài chính',
  'Sở Xây dựng',
  'Sở Công Thương',
  'Sở Nông nghiệp và Môi trường',
  'Sở Khoa học và Công nghệ',
  'Sở Văn hóa, Thể thao và Du lịch',
  'Sở Giáo dục và Đào tạo',
  'Sở Y tế',
  'Sở Ngoại vụ',
  'Sở Dân tộc và Tôn giáo',
  'Thanh tra tỉnh',
  'Ban Quản lý Khu kinh tế',
  'Ban Quản lý các khu công nghiệp',
  'Công an tỉnh',
  'Bảo hiểm xã hội khu vực V',
] as const

/** Heads of columns that are no figure of any index set. */
export const OTHER_HEADS = [
  'Số hồ sơ tiếp nhận',
  'Số hồ sơ trễ hạn',
  'Tổng số hồ sơ',
  'Số hồ sơ đang giải quyết',
] as const
