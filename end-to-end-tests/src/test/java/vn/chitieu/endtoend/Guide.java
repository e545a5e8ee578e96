package vn.chitieu.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A paper for people who work on pages, step by step: what it prints bold or quotes is a label of a page, what it
 * prints as code with a slash in front an address.
 *
 * @param file its name
 * @param steps its lines that name something, in their order
 */
record Guide(String file, List<Step> steps) {

    private static final Pattern NAMED = Pattern.compile("\\*\\*([^*]+)\\*\\*|“([^”]+)”|`(/[^` ]*)`");

    /**
     * One line.
     *
     * @param number of the line, from 1
     * @param heading of its section
     * @param text as it stands there
     * @param labels what it prints bold or quotes
     * @param addresses paths that it names
     */
    record Step(int number, String heading, String text, List<String> labels, List<String> addresses) {

        /** Returns the labels that it names right after some words. */
        Set<String> labelsAfter(String words) {
            Set<String> found = new TreeSet<>();
            labels.stream()
                    .filter(label -> text.contains(words + " **" + label + "**"))
                    .forEach(found::add);
            return found;
        }
    }

    /**
     * Reads a guide.
     *
     * @param path of the file
     * @param until the heading at which it becomes a paper for another reader; empty where it has none
     */
    static Guide of(Path path, String until) {
        List<Step> steps = new ArrayList<>();
        String heading = "";
        int number = 0;
        for (String line : lines(path)) {
            number++;
            if (line.startsWith("#")) {
                heading = line.replaceFirst("#+ ", "");
                if (heading.equals(until)) {
                    break;
                }
            }
            Step step = step(number, heading, line);
            if (line.contains("```") || line.contains("curl")) {
                throw new AssertionError(path.getFileName() + ":" + number + " needs a shell: " + line);
            }
            if (!line.startsWith("#") && !(step.labels.isEmpty() && step.addresses.isEmpty())) {
                steps.add(step);
            }
        }
        return new Guide(String.valueOf(path.getFileName()), steps);
    }

    private static Step step(int number, String heading, String line) {
        List<String> labels = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        Matcher named = NAMED.matcher(line);
        while (named.find()) {
            if (named.group(3) != null) {
                addresses.add(named.group(3));
            } else {
                labels.add(named.group(1) == null ? named.group(2) : named.group(1));
            }
        }
        return new Step(number, heading, line, labels, addresses);
    }

    private static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns where a step is in the file, to be found with one click. */
    String at(Step step) {
        return file + ":" + step.number;
    }

    /**
     * Returns the labels of a step that are not among the words of its pages, each with its line.
     *
     * @param titles what the guide calls its own topics, and no page
     */
    List<String> missing(Step step, Set<String> words, Set<String> titles) {
        return step.labels.stream()
                .filter(label -> !titles.contains(label) && !words.contains(label))
                .filter(label -> words.stream().noneMatch(word -> word.startsWith(label + " (")))
                .map(label -> at(step) + " names “" + label + "”, which is not on the page")
                .toList();
    }
}
