package vn.chitieu.ingestion.domain.access;

class InMemoryCredentialsTest extends CredentialsContract {
    @Override
    protected Credentials empty() {
        return new InMemoryCredentials();
    }
}
