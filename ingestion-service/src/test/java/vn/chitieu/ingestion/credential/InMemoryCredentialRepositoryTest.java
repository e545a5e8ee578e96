package vn.chitieu.ingestion.credential;

class InMemoryCredentialRepositoryTest extends CredentialRepositoryContract {
    @Override
    protected CredentialRepository empty() {
        return new InMemoryCredentialRepository();
    }
}
