package vn.chitieu.ingestion.problem;

/** Says that tokens cannot be checked at present. */
public final class TokensUnavailableException extends RuntimeException {

    /** Says why. */
    public TokensUnavailableException(Throwable cause) {
        super("the keys of the issuer of tokens cannot be had", cause);
    }
}
