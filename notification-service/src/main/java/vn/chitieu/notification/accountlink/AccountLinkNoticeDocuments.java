package vn.chitieu.notification.accountlink;

import java.util.Objects;
import org.bson.Document;
import org.springframework.stereotype.Component;
import vn.chitieu.contracts.AccountInvited.Occasion;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.notice.NoticeCodec;
import vn.chitieu.support.mongo.Documents;

/** Notices to people who shall set a password as documents. */
@Component
final class AccountLinkNoticeDocuments implements NoticeCodec<AccountLinkNotice> {

    @Override
    public String type() {
        return "account-link";
    }

    @Override
    public Class<AccountLinkNotice> notices() {
        return AccountLinkNotice.class;
    }

    @Override
    public Document write(AccountLinkNotice notice) {
        return new Document("type", type())
                .append("id", notice.id())
                .append("subject", notice.subject())
                .append("account", notice.account())
                .append("number", notice.number())
                .append("occasion", notice.occasion().name())
                .append("email", notice.email())
                .append("language", notice.language())
                .append("expires", Documents.write(notice.expires()))
                .append("recipient", notice.recipient())
                .append("wantedAt", Documents.write(notice.wantedAt()));
    }

    @Override
    public AccountLinkNotice read(Document document) {
        return new AccountLinkNotice(
                CityKey.ofId(document.getString("subject")),
                document.getString("account"),
                document.getLong("number"),
                Objects.requireNonNull(Documents.enumOrNull(document, "occasion", Occasion.class)),
                document.getString("email"),
                document.getString("language"),
                Documents.instant(document, "expires"),
                Documents.instant(document, "wantedAt"));
    }
}
