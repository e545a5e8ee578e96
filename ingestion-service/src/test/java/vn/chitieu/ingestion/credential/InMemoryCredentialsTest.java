package vn.chitieu.ingestion.credential;

class InMemoryCredentialsTest extends CredentialsContract {
    @Override
    protected Credentials empty() {
        return new InMemoryCredentials();
    }
}
