package vn.chitieu.aggregation.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import vn.chitieu.aggregation.page.PageRepository;
import vn.chitieu.contracts.vocabulary.Scope;

/** Pages kept elsewhere, for a test that lets something happen on the way. */
public class ForwardingPages implements PageRepository {

    private final Supplier<PageRepository> stored;

    /** Asks at each call where they are kept now. */
    public ForwardingPages(Supplier<PageRepository> stored) {
        this.stored = stored;
    }

    @Override
    public Map<PageKey, Page> find(Collection<PageKey> keys) {
        return stored.get().find(keys);
    }

    @Override
    public Map<PageKey, Total> totals(Collection<PageKey> keys, Scope scope) {
        return stored.get().totals(keys, scope);
    }

    @Override
    public Map<PageKey, Long> versions(Collection<PageKey> keys) {
        return stored.get().versions(keys);
    }

    @Override
    public Set<PageKey> keys(String city) {
        return stored.get().keys(city);
    }

    @Override
    public void store(Collection<Page> changed) {
        stored.get().store(changed);
    }

    @Override
    public void change(Collection<FoldResult.PageChange> changes) {
        stored.get().change(changes);
    }

    @Override
    public List<Revision> revisions(Collection<PageKey> keys) {
        return stored.get().revisions(keys);
    }
}
