"""What invented people and officers say in the demonstration: plain, short, no detail of
what was done to anybody."""

CALLER = "Người quen cũ, hỏi thăm sức khỏe"
TIMES = ("Sau 19 giờ các ngày trong tuần", "Buổi trưa, từ 11 giờ đến 13 giờ", "Sáng chủ nhật")
NEVER = (
    "Không gọi đến số cũ: người khác đang giữ máy đó",
    "Không gọi vào máy dùng chung của cả nhà",
    "Không gọi hay nhắn tin cho người đã rủ đi",
)
ACCOUNTS = (
    "Được giới thiệu việc làm ở xa, đến nơi thì công việc khác với lời hứa. "
    "Đã tự rời đi và nhờ người đi đường giúp về nhà.",
    "Đi làm theo lời một người quen qua mạng. Giấy tờ bị giữ, không được tự do đi lại. "
    "Nay muốn ổn định cuộc sống và làm lại giấy tờ.",
    "Được hứa cho ăn học và chỗ ở tốt. Mọi việc không đúng như vậy. "
    "Đã liên lạc được với gia đình và được đưa về.",
    "Nhận lời phụ bán hàng, sau đó bị buộc làm nhiều giờ để trừ nợ. "
    "Một người làm cùng đã chỉ đường để đến trình báo.",
)
STATEMENT = "Nội dung như đã trình bày khi tiếp nhận. Đã nghe đọc lại và thấy đúng."
HEALTH = "Đang dùng thuốc theo đơn buổi tối, có mang theo đơn thuốc"
ROOM = "Muốn ở phòng có chốt trong, ăn chay ngày rằm"
DANGER = "Có người lạ gọi nhiều lần vào máy của gia đình để hỏi chỗ ở hiện nay."
WISHES = (
    "Tôi muốn ở gần mẹ, có việc làm và không ai nhắc lại chuyện cũ.",
    "Tôi muốn học một nghề rồi mở một tiệm nhỏ ở thị trấn.",
    "Tôi cần làm lại giấy tờ và có chỗ ở ổn định.",
)
WISHES_OF_A_CHILD = (
    "Cháu muốn đi học lại cùng các bạn.",
    "Cháu muốn ở gần mẹ và được đi học.",
)
STRENGTHS = "Chăm chỉ, biết thêu và làm ruộng; có chị gái luôn ủng hộ."
VIEW = "Tôi thấy yên tâm hơn trước, biết gọi cho ai khi cần."
NEED_TO_KNOW = "Cần tư vấn về làm lại giấy tờ tùy thân và khai sinh cho con."
ASKING_GROUND = "Công văn số 41 về phối hợp hỗ trợ"
ASKING_UNION = "Hội có lớp học nghề cho phụ nữ trở về, muốn biết có thể mời người này không."
ASKING_DEPARTMENT = "Gia đình đến hỏi; cần biết có nơi nào đang hỗ trợ để hướng dẫn gia đình."
GROUND = "Chỗ ở đang có nguy cơ bị tìm đến; người này chưa thể nói ý kiến, không thể chờ."
CLINIC, CLINIC_ADDRESS = "Phòng khám đa khoa Suối Xanh", "Số 7, phố Chợ Mới, Thái Nguyên"
CLINIC_NEEDS = "Cần khám và điều trị đau lưng kéo dài; muốn bác sĩ nữ."
WITNESS, SIGNER, INTERPRETER = "Hà Thị Lan", "Đỗ Thị Hạnh", "Sầm Thị Xuân"
EVIDENCE = "Văn bản trả lời của cơ quan liên quan, phù hợp với lời trình bày về thời gian vắng mặt."
INTERVIEW = (
    "Người trình bày đồng ý làm việc, nghỉ giữa buổi theo ý muốn. Nội dung đã có, không hỏi lại."
)
SUMMARY = "Thời gian, nơi đi và cách bị đưa đi đều phù hợp giữa các nguồn tài liệu."
NOT_ENOUGH = "Các nguồn tài liệu chưa cho thấy dấu hiệu bị mua bán; người này cần dịch vụ khác."
GROUNDS = "Có hành vi, thủ đoạn và mục đích theo Điều 2(1); tài liệu phù hợp theo Điều 32(1)."
NO_GROUNDS = "Chưa đủ căn cứ theo Điều 2(1) và Điều 32. Đã nêu quyền đề nghị xem xét lại."
EXTENSION = "Đang chờ văn bản trả lời của cơ quan đại diện ở nước ngoài."
SESSION = "Nói về giấc ngủ và cách giữ bình tĩnh khi có cuộc gọi lạ."
SESSION_SHARED = "Muốn được nghỉ giữa các buổi làm việc và có chị gái đi cùng."
