package vn.chitieu.notification.mailoperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import vn.chitieu.notification.mail.SomeMails;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.MailPreview;
import vn.chitieu.notification.outbox.MailPreviewReader;

class MimePreviewReaderTest {

    private final MailPreviewReader previews = new MimePreviewReader();

    @Test
    void tellsWhatIsInAMailOfOurs() throws Exception {
        MailPreview mail = previews.of(SomeMails.fired());
        assertThat(mail.subject()).startsWith("[Chỉ tiêu] Doanh nghiệp thành lập mới");
        assertThat(mail.from()).contains("Theo dõi chỉ tiêu");
        assertThat(mail.to()).contains("uv-dn@example.org");
        assertThat(mail.date()).isEqualTo("Thu, 7 Apr 2022 09:30:00 +0700");
        assertThat(mail.text()).contains("còn thiếu 108 doanh nghiệp");
        assertThat(mail.html()).contains("<html", "còn thiếu 108 doanh nghiệp");
        assertThat(mail.attachments()).isEmpty();
    }

    @Test
    void putsPicturesOfTheMailInPlaceAndNoOthers() throws Exception {
        MailPreview mail = previews.of(mail("""
                Subject: x
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=m

                --m
                Content-Type: multipart/related; boundary=r

                --r
                Content-Type: text/html; charset=UTF-8

                <img src="cid:chart@x"><img src='cid:none'><img src="cid:svg@x"><img src="https://x.example.org/p.png">
                --r
                Content-Type: image/png
                Content-ID: <chart@x>
                Content-Transfer-Encoding: base64

                QUJD
                --r
                Content-Type: image/svg+xml; name=a.svg
                Content-ID: <svg@x>

                <svg onload="alert(1)"/>
                --r--
                --m
                Content-Type: application/pdf
                Content-Disposition: attachment; filename="=?UTF-8?Q?B=C3=A1o_c=C3=A1o.pdf?="
                Content-Transfer-Encoding: base64

                QUJDRA==
                --m--
                """));
        assertThat(mail.html())
                .contains("<img src=\"data:image/png;base64,QUJD\">", "<img src=\"https://x.example.org/p.png\">")
                .doesNotContain("cid:", "onload");
        assertThat(mail.attachments())
                .containsExactly(
                        new MailPreview.Attachment(
                                "a.svg",
                                "image/svg+xml",
                                mail.attachments().get(0).bytes()),
                        new MailPreview.Attachment("Báo cáo.pdf", "application/pdf", 4));
    }

    @Test
    void showsAnEventAsText() throws Exception {
        MailPreview event = previews.of(mail("{\"case\": \"quý I\"}"));
        assertThat(event.text()).isEqualTo("{\"case\": \"quý I\"}");
        assertThat(event.html()).isEmpty();
        assertThat(event.to()).isEqualTo("y@example.org");
    }

    @Test
    void refusesWhatIsNoMail() {
        assertThatThrownBy(() -> previews.of(mail("""
                Content-Type: multipart/mixed; boundary=m

                nothing
                """)))
                .isInstanceOf(MailPreviewReader.UnreadableMailException.class)
                .hasMessageContaining("expected a mail");
    }

    private static FrozenMail mail(String text) {
        return new FrozenMail(
                "<x@example.org>", "y@example.org", text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
