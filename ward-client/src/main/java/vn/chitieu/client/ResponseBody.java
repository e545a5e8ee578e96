package vn.chitieu.client;

/** The body of an answer, whatever it is: JSON, a workbook, or the page of some proxy in between. */
final class ResponseBody {

    private final byte[] bytes;

    ResponseBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns whether it begins as an XLSX does. */
    boolean isWorkbook() {
        return bytes.length > 2 && bytes[0] == 'P' && bytes[1] == 'K';
    }

    byte[] bytes() {
        return bytes;
    }
}
