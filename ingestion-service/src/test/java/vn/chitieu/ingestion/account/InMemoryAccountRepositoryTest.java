package vn.chitieu.ingestion.account;

class InMemoryAccountRepositoryTest implements AccountRepositoryContract {

    @Override
    public AccountRepository accounts() {
        return new InMemoryAccountRepository();
    }
}
