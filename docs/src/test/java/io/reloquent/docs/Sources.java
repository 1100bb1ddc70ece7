package io.reloquent.docs;

import java.util.List;

/// What the sources of all modules say, the app's included.
final class Sources {

    private Sources() {}

    /// Names of the files that import something whose name begins like this.
    static List<String> importing(String beginning) {
        return Repository.sources().stream()
                .filter(file -> Repository.read(file)
                        .lines()
                        .anyMatch(line -> line.startsWith("import " + beginning)
                                || line.startsWith("import static " + beginning)))
                .map(Repository::name)
                .toList();
    }
}
