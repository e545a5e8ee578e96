package vn.chitieu.support.web;

import java.util.Optional;
import java.util.Set;

/**
 * The person who is signed in where a page is shown.
 *
 * @param name what the person signs in with
 * @param role name of the role, which the phrases of the shell translate
 * @param sections those that the person may open
 * @param isOfAllCities whether the person may ask about every city, one that is still to be set up included
 * @param token what a form of the page has to send along
 */
public record PageVisitor(String name, String role, Set<Section> sections, boolean isOfAllCities, Token token) {

    /** Copies the sections. */
    public PageVisitor {
        sections = Set.copyOf(sections);
    }

    /**
     * What proves that a form or a request was made by a page of ours.
     *
     * @param parameter name of the field of a form
     * @param header name of the header of a script's request
     */
    public record Token(String parameter, String header, String value) {}

    /** Says who is signed in. */
    @FunctionalInterface
    public interface Current {

        /** Knows of no person. */
        Current NONE = Optional::empty;

        /** Returns the person of the request that this thread answers; empty for a stranger or a system. */
        Optional<PageVisitor> visitor();
    }
}
