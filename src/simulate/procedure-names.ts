/**
 * Procedures of the simulated catalogue, made up for it: what offices of each level usually do, in our own words, with terms, fees
 * and audiences that could be. None is taken from the national catalogue.
 *
 * One line each: name | working days | p fee, - none | 0 1 2 not, partly, wholly online | g paper, - other result | c citizens, d
 * businesses. The first are asked for most.
 */

/** Communes, and districts until there were none. */
export const LOCAL = `
Chứng thực bản sao từ bản chính giấy tờ, văn bản|0.5|p|1|g|c
Chứng thực chữ ký trong giấy tờ, văn bản|0.5|p|0|g|c
Ghi vào sổ hộ tịch việc sinh và cấp giấy khai sinh|1|-|2|g|c
Cấp giấy xác nhận tình trạng hôn nhân theo yêu cầu|3|p|2|g|c
Ghi vào sổ hộ tịch việc kết hôn|1|-|1|g|c
Ghi vào sổ hộ tịch việc khai tử|1|-|2|g|c
Cấp trích lục hộ tịch theo yêu cầu|1|p|2|g|c
Xét trợ cấp xã hội hằng tháng|7|-|1|g|c
Đăng ký biến động đất đai do chuyển quyền sử dụng|10|p|1|g|c
Cấp giấy chứng nhận quyền sử dụng đất lần đầu|20|p|1|g|c
Xác nhận hộ nghèo, hộ cận nghèo|5|-|2|-|c
Đăng ký hộ kinh doanh|3|p|2|g|d
Thay đổi nội dung đăng ký hộ kinh doanh|3|p|2|g|d
Tạm ngừng kinh doanh của hộ kinh doanh|3|-|2|-|d
Chấm dứt hoạt động hộ kinh doanh|3|-|2|-|d
Cấp giấy phép xây dựng nhà ở riêng lẻ|15|p|2|g|c
Gia hạn giấy phép xây dựng nhà ở riêng lẻ|5|p|2|g|c
Đính chính giấy chứng nhận quyền sử dụng đất đã cấp|8|-|1|g|c
Tách thửa, hợp thửa đất|12|p|1|g|c
Chuyển mục đích sử dụng đất của hộ gia đình, cá nhân|15|p|1|g|c
Xóa thế chấp quyền sử dụng đất|1|p|2|g|c
Ghi nhận thế chấp quyền sử dụng đất|1|p|2|g|c
Thay đổi, cải chính thông tin hộ tịch|3|p|1|g|c
Ghi lại việc sinh đã mất sổ gốc|5|-|1|g|c
Công nhận người giám hộ|3|-|1|g|c
Công nhận việc nhận cha, mẹ, con|3|p|1|g|c
Hỗ trợ chi phí mai táng|5|-|2|-|c
Trợ giúp đột xuất cho hộ gặp khó khăn|3|-|1|-|c
Công nhận mức độ khuyết tật và cấp giấy xác nhận|15|-|1|g|c
Miễn, giảm học phí cho học sinh|10|-|2|-|c
Chuyển trường cho học sinh trong xã|5|-|2|g|c
Cho phép nhóm trẻ độc lập hoạt động|10|-|1|g|d
Xác nhận hợp đồng, giao dịch về tài sản|2|p|0|g|c
Xác nhận di chúc|2|p|0|g|c
Xác nhận văn bản phân chia di sản|2|p|0|g|c
Hưởng chế độ của thân nhân người có công|12|-|1|g|c
Cấp lại giấy chứng nhận hộ gia đình văn hóa|5|-|2|g|c
Thông báo tổ chức lễ hội cấp xã|10|-|2|-|c
Đăng ký hoạt động tín ngưỡng|15|-|1|g|c
Hòa giải tranh chấp đất đai|30|-|0|g|c
Giải quyết khiếu nại lần đầu tại xã|30|-|0|g|c
Hỗ trợ khôi phục sản xuất sau thiên tai|10|-|1|-|c
Chuyển đổi cơ cấu cây trồng trên đất lúa|5|-|2|g|c
Xác nhận khối lượng vật nuôi để hỗ trợ|5|-|1|-|d
Cấp phép sử dụng tạm lòng đường, vỉa hè|5|p|2|g|c
Kê khai giá hàng hóa, dịch vụ tại địa bàn|2|-|2|-|d
Đăng ký tàu cá, thuyền nhỏ|3|p|1|g|d
Xác nhận nơi thường trú để nhập học|1|-|2|g|c
Tặng giấy khen theo đợt hoặc chuyên đề|20|-|2|g|c
Đăng ký tổ hợp tác|3|-|2|g|d
Đăng ký hợp tác xã|5|p|2|g|d
Thôi làm hòa giải viên|5|-|2|-|c
Xác nhận nguồn gốc lâm sản|3|-|1|g|d
Cấp đổi giấy chứng nhận do hư hỏng|7|p|1|g|c
Tiếp cận thông tin do xã quản lý|5|-|2|-|c
Đề nghị hỗ trợ học nghề|7|-|2|-|c
`

/** Objects that provinces and departments license: in each `Cấp`, `Cấp lại`, `Điều chỉnh`, `Gia hạn` is one procedure. */
export const PROVINCIAL = `
lý lịch tư pháp|8|p|2|g|c
giấy phép lái xe các hạng|5|p|2|g|c
giấy chứng nhận đăng ký doanh nghiệp|3|p|2|g|d
giấy phép lao động cho người nước ngoài|10|p|2|g|d
chứng chỉ hành nghề khám bệnh|30|p|1|g|c
giấy chứng nhận đủ điều kiện an toàn thực phẩm|15|p|2|g|d
giấy phép kinh doanh vận tải bằng ô tô|5|p|2|g|d
chứng chỉ hành nghề hoạt động xây dựng|15|p|2|g|c
giấy phép môi trường của dự án|30|p|1|g|d
giấy phép khai thác nước dưới đất|25|p|1|g|d
thẻ hướng dẫn viên du lịch|10|p|2|g|c
giấy phép hoạt động của trung tâm ngoại ngữ|15|-|1|g|d
giấy chứng nhận đủ điều kiện kinh doanh thuốc|20|p|1|g|d
giấy phép bán buôn rượu|10|p|2|g|d
giấy chứng nhận kiểm dịch động vật xuất tỉnh|1|p|1|g|d
giấy phép khai thác thủy sản|6|p|1|g|d
quyết định chấp thuận chủ trương đầu tư|35|-|1|g|d
giấy phép tổ chức biểu diễn nghệ thuật|7|p|2|g|d
thẻ công chứng viên|10|p|2|g|c
chứng chỉ hành nghề thú y|5|p|2|g|c
giấy phép thi công trên đường bộ|7|-|2|g|d
giấy phép xuất bản tài liệu không kinh doanh|15|p|2|g|d
giấy phép hoạt động điện lực|12|p|2|g|d
giấy chứng nhận mã số vùng trồng|10|-|2|g|d
chế độ điều dưỡng cho người có công|12|-|1|-|c
học bổng chính sách cho sinh viên|10|-|2|-|c
`

/** Objects of ministries, made into procedures the same way. */
export const MINISTERIAL = `
giấy phép nhập khẩu hàng hóa có điều kiện|10|p|2|g|d
giấy chứng nhận lưu hành sản phẩm|40|p|1|g|d
giấy công nhận văn bằng nước ngoài|20|p|2|g|c
chứng chỉ kiểm toán viên|25|p|1|g|c
giấy phép sử dụng tần số|20|p|2|g|d
giấy chứng nhận đăng ký nhãn hiệu|60|p|2|g|d
`

/** What is done with an object, and how much of its term that takes. */
export const ACTIONS = [
  ['Cấp', 1],
  ['Cấp lại', 0.5],
  ['Điều chỉnh', 0.7],
  ['Gia hạn', 0.6],
] as const
