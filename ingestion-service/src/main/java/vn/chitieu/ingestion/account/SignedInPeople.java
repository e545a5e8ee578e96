package vn.chitieu.ingestion.account;

/** The people who are signed in at this product's services. */
public interface SignedInPeople {

    /** Signs a person out everywhere; returns when every service has answered or is given up. */
    void signOut(String name);
}
