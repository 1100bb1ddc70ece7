package io.reloquent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Every link within the repository leads somewhere, and every page can be reached.
class LinksTest {

    @Test
    void every_link_leads_to_a_file_and_to_a_heading_in_it() {
        int links = 0;
        for (Page page : Page.all()) {
            for (String link : page.links().stream().filter(LinksTest::isLocal).toList()) {
                links++;
                assertThat(trouble(page, link))
                        .as(page.name() + " links to " + link)
                        .isEmpty();
            }
        }
        assertThat(links).isGreaterThan(30);
    }

    @Test
    void the_map_of_pages_leads_to_every_page() {
        Page index = Page.of(Repository.page("index.md"));
        Set<Path> mapped = new TreeSet<>();
        index.links().stream().filter(LinksTest::isLocal).forEach(link -> mapped.add(target(index, link)));
        List<Path> pages = Page.all().stream()
                .map(Page::file)
                .filter(file -> file.startsWith(Repository.page("")) && !file.equals(index.file()))
                .toList();
        assertThat(mapped).containsAll(pages);
    }

    private static boolean isLocal(String link) {
        return !link.startsWith("https:") && !link.startsWith("http:") && !link.startsWith("mailto:");
    }

    private static Path target(Page page, String link) {
        String path = link.split("#", 2)[0];
        return path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
    }

    private static Optional<String> trouble(Page page, String link) {
        Path target = target(page, link);
        if (!Files.exists(target)) {
            return Optional.of("there is no such file");
        }
        String[] parts = link.split("#", 2);
        if (parts.length < 2) {
            return Optional.empty();
        }
        List<String> anchors = Page.of(target).anchors();
        return anchors.contains(parts[1]) ? Optional.empty() : Optional.of("its headings are " + anchors);
    }
}
