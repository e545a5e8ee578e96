package vn.chitieu.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Links between the documents of the repository: their files, and the headings that they lead to. */
final class DocumentLinks {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");
    private static final Pattern NAMED = Pattern.compile("<a id=\"([^\"]+)\">");
    private static final Pattern CODE = Pattern.compile("(?ms)^ *```.*?^ *```");
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", "data");

    private DocumentLinks() {}

    /** Returns all documents below a folder. */
    static List<Path> documents(Path root) throws IOException {
        List<Path> documents = new ArrayList<>();
        try (Stream<Path> files = Files.list(root)) {
            for (Path file : files.sorted().toList()) {
                if (Files.isDirectory(file)) {
                    if (!NOT_OURS.contains(file.getFileName().toString())) {
                        documents.addAll(documents(file));
                    }
                } else if (file.toString().endsWith(".md")) {
                    documents.add(file);
                }
            }
        }
        return documents;
    }

    /** Returns the links of a document that lead nowhere, each with the document's name. */
    static List<String> broken(Path document) throws IOException {
        List<String> broken = new ArrayList<>();
        Matcher link = LINK.matcher(withoutCode(Files.readString(document)));
        while (link.find()) {
            String target = link.group(1);
            if (!target.matches("[a-z]+:.*") && !leads(document, target)) {
                broken.add(document.getFileName() + " -> " + target);
            }
        }
        return broken;
    }

    /** Returns the anchors of a document: those made of its headings, and those that it names itself. */
    static Set<String> anchors(String text) {
        Set<String> anchors = new HashSet<>();
        NAMED.matcher(text).results().forEach(named -> anchors.add(named.group(1)));
        HEADING.matcher(withoutCode(text)).results().forEach(heading -> anchors.add(anchor(heading.group(1))));
        return anchors;
    }

    /** Returns the anchor of a heading: lower case, dashes for spaces, without signs. */
    static String anchor(String heading) {
        return heading.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static boolean leads(Path document, String target) throws IOException {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
        if (!Files.exists(file)) {
            return false;
        }
        return parts.length == 1
                || !file.toString().endsWith(".md")
                || anchors(Files.readString(file)).contains(parts[1]);
    }

    private static String withoutCode(String text) {
        return CODE.matcher(text).replaceAll("");
    }
}
