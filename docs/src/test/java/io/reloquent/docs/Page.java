package io.reloquent.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A page in Markdown, as far as its tests need to understand it.
record Page(Path file, String text) {

    private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```\\s*$");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]\\[]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+?) *$");

    static Page of(Path file) {
        return new Page(file, Repository.read(file));
    }

    static List<Page> all() {
        return Repository.files(".md").stream().map(Page::of).toList();
    }

    String name() {
        return Repository.name(file);
    }

    /// The contents of the fenced blocks in a language.
    List<String> blocks(String language) {
        return FENCED.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /// Where links lead, as they are written.
    List<String> links() {
        return LINK.matcher(prose()).results().map(found -> found.group(1)).toList();
    }

    /// What a link's `#part` may be, made of the headings as GitHub makes it.
    List<String> anchors() {
        return HEADING.matcher(prose()).results().map(Page::anchor).toList();
    }

    /// The rows of all tables: cells without the space around them.
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (String line : text.lines().filter(l -> l.startsWith("|")).toList()) {
            List<String> cells = new ArrayList<>();
            for (String cell : line.substring(1).split("(?<!\\\\)\\|", -1)) {
                cells.add(cell.strip());
            }
            rows.add(cells.subList(0, cells.size() - 1));
        }
        return rows;
    }

    private String prose() {
        return FENCED.matcher(text).replaceAll("");
    }

    private static String anchor(MatchResult heading) {
        return heading.group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\- _]", "")
                .replace(' ', '-');
    }
}
