package io.reloquent.bench;

import io.reloquent.bench.measured.MeasuredRow;
import io.reloquent.bench.measured.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How every measured JVM is started.
final class JavaProcess {

    static final List<String> OPTIONS = List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED");

    private JavaProcess() {}

    static List<String> words(List<String> moreOptions, MeasuredRow.Work work, Place place, String more) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(OPTIONS);
        words.addAll(moreOptions);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), MeasuredRow.class.getName(), work.name()));
        words.addAll(place.arguments());
        words.add(more);
        return words;
    }
}
