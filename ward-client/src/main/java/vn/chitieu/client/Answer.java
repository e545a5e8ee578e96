package vn.chitieu.client;

/** The body of an answer, whatever it is: JSON, a workbook, or the page of some proxy in between. */
final class Answer {

    private final byte[] bytes;

    Answer(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }
}
