package vn.chitieu.aggregation.page;

import java.util.Date;
import org.bson.BsonBinary;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.types.Binary;
import vn.chitieu.aggregation.model.Revision;

/** Revisions as fields of a document: {@code at} when, {@code o} the occasion, {@code p} all else, packed. */
public final class RevisionDocuments {

    private RevisionDocuments() {}

    public static Document document(String id, Revision revision) {
        return new Document("_id", id)
                .append("at", Date.from(revision.at()))
                .append("o", revision.occasion().name())
                .append("p", RevisionPacking.pack(revision));
    }

    static void write(BsonBinaryWriter bson, String field, Revision revision) {
        bson.writeStartDocument(field);
        bson.writeDateTime("at", revision.at().toEpochMilli());
        bson.writeString("o", revision.occasion().name());
        bson.writeBinaryData("p", new BsonBinary(RevisionPacking.pack(revision).getData()));
        bson.writeEndDocument();
    }

    public static Revision revision(Revision.Id id, Document document) {
        RevisionPacking.Contents contents = RevisionPacking.unpack(document.get("p", Binary.class));
        return new Revision(
                id.page(),
                id.version(),
                document.getDate("at").toInstant(),
                Revision.Occasion.valueOf(document.getString("o")),
                contents.moves(),
                contents.causes(),
                contents.furtherCauses(),
                contents.origins());
    }
}
