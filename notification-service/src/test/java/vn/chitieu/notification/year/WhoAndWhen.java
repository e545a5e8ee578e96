package vn.chitieu.notification.year;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import vn.chitieu.contracts.vocabulary.Quarter;

/** Who is notified of what, step by step, and when a case is closed, as the oracle has it. */
final class WhoAndWhen {

    private WhoAndWhen() {}

    static List<List<String>> chain(String rule, String scope, String indicator, LocalDate day) {
        List<YearCity.Post> posts =
                YearCity.posts().stream().filter(post -> post.holdsOn(day)).toList();
        if (rule.equals("WATCH_LIST")) {
            List<String> watchers = names(posts, post -> post.watches().contains(scope + "/" + indicator));
            return watchers.isEmpty() ? List.of() : List.of(watchers);
        }
        String cluster = scope.startsWith("unit") ? YearCity.cluster(Integer.parseInt(scope.substring(6))) : scope;
        List<List<String>> chain = new ArrayList<>();
        if (scope.equals("city")) {
            chain.add(names(posts, post -> post.scope().equals("city") && post.level() == 1));
        } else if (scope.startsWith("unit")) {
            List<String> heads = names(posts, post -> post.scope().equals(scope) && YearCity.isHead(post));
            List<String> others = names(posts, post -> post.scope().equals(scope) && !YearCity.isHead(post));
            chain.add(heads.isEmpty() ? others : heads);
            if (!heads.isEmpty() && !others.isEmpty()) {
                chain.add(others);
            }
            chain.add(names(posts, post -> post.scope().equals(cluster)));
        } else {
            chain.add(names(posts, post -> post.scope().equals(cluster)));
        }
        chain.add(names(posts, post -> post.scope().equals("city") && post.level() == 3));
        return chain;
    }

    /** Returns who is notified that a head is asked; empty where there is no head. */
    static List<String> informed(List<List<String>> chain, String scope) {
        boolean headed = scope.startsWith("unit")
                && chain.get(0).stream()
                        .anyMatch(id -> YearCity.posts().stream()
                                .anyMatch(post -> post.id().equals(id) && YearCity.isHead(post)));
        boolean ofTheUnit = headed
                && YearCity.posts().stream()
                        .anyMatch(post ->
                                chain.get(1).contains(post.id()) && post.scope().equals(scope));
        return ofTheUnit ? chain.get(1) : List.of();
    }

    private static List<String> names(List<YearCity.Post> posts, Predicate<YearCity.Post> which) {
        return posts.stream().filter(which).map(YearCity.Post::id).sorted().toList();
    }

    static Instant closing(String rule, Quarter quarter, Instant now) {
        if (!rule.equals("CLOSED_QUARTER_MOVED")) {
            return YearCity.endOfWorkingDay(quarter.plus(1).lastDay(), 5);
        }
        Quarter asked = Quarter.of(YearCity.day(now)).plus(-1);
        while (!YearCity.endOfWorkingDay(asked.lastDay(), 5).isAfter(now)) {
            asked = asked.plus(1);
        }
        return YearCity.endOfWorkingDay(asked.lastDay(), 5);
    }
}
