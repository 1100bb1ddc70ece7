package io.reloquent.local.workspace;

import io.reloquent.local.workspace.YamlNode.Entry;
import io.reloquent.local.workspace.YamlNode.Mapping;
import io.reloquent.local.workspace.YamlNode.Scalar;
import io.reloquent.local.workspace.YamlNode.Sequence;
import java.io.FilterReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads one YAML document of plain values, lists and mappings: no tags, no aliases, no key twice, and no deeper
/// than a thread's stack bears. Nothing of the file's text is in what it says, for the text may be a password.
final class YamlParser {

    static final int DEEPEST = 1_000;

    private static final String QUOTE = "write the value itself, in quotes if it is meant as text";

    private final Problems problems;
    private final Iterator<Event> events;
    private int depth;

    /// Ends the reading of a file that has no further sense.
    private static final class Hopeless extends RuntimeException {}

    /// Never fills a buffer: the scanner reads one character more behind it where it ends within a surrogate pair.
    private static final class RoomForOneMore extends FilterReader {
        RoomForOneMore(String text) {
            super(new StringReader(text));
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            return super.read(buffer, offset, Math.max(1, length - 1));
        }
    }

    private YamlParser(String text, Problems problems) {
        this.problems = problems;
        LoadSettings settings = LoadSettings.builder()
                .setLabel(problems.name())
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        this.events = new Parse(settings).parseReader(new RoomForOneMore(text)).iterator();
    }

    /// The document, or nothing if it is so malformed that no more can be said of it.
    static Optional<YamlNode> parse(String text, Problems problems) {
        try {
            return Optional.of(new YamlParser(text, problems).document());
        } catch (Hopeless e) {
            return Optional.empty();
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            problems.add(
                    line, "this is not YAML" + reason(e), "look at the indentation, colons and quotes around here");
            return Optional.empty();
        } catch (YamlEngineException e) {
            problems.add(1, "this is not YAML: it holds characters that YAML does not allow", "save it as plain text");
            return Optional.empty();
        }
    }

    private static String reason(MarkedYamlEngineException e) {
        String problem = e.getProblem();
        boolean quotesTheFile = problem == null || problem.contains("handle") || problem.contains("alias");
        return quotesTheFile ? "" : " (" + Problems.shown(problem) + ")";
    }

    private YamlNode document() {
        Event event = events.next();
        while (event.getEventId() == Event.ID.StreamStart || event.getEventId() == Event.ID.DocumentStart) {
            event = events.next();
        }
        if (event.getEventId() == Event.ID.StreamEnd) {
            return new Mapping(1, List.of());
        }
        YamlNode root = node(event);
        while (events.hasNext()) {
            Event after = events.next();
            if (after.getEventId() == Event.ID.DocumentStart) {
                problems.add(line(after), "a second document starts here", "keep one document in the file");
                throw new Hopeless();
            }
        }
        return root;
    }

    private YamlNode node(Event event) {
        if (++depth > DEEPEST) {
            problems.add(line(event), "this is nested more than 1,000 deep", "nest less deeply");
            throw new Hopeless();
        }
        YamlNode node = switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case SequenceStartEvent start -> sequence(start);
            case MappingStartEvent start -> mapping(start);
            case AliasEvent alias -> alias(alias);
            default -> throw new IllegalStateException("unexpected " + event.getEventId());
        };
        depth--;
        return node;
    }

    private Scalar scalar(ScalarEvent event) {
        refuseTag(event, event.getTag());
        return new Scalar(line(event), event.getValue(), event.isPlain(), event.getValue());
    }

    private Scalar alias(AliasEvent event) {
        problems.add(line(event), "an alias (*…) is not read", QUOTE);
        return new Scalar(line(event), "", false, "");
    }

    private Sequence sequence(SequenceStartEvent start) {
        refuseTag(start, start.getTag());
        List<YamlNode> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event));
        }
        return new Sequence(line(start), items);
    }

    private Mapping mapping(MappingStartEvent start) {
        refuseTag(start, start.getTag());
        List<Entry> entries = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            YamlNode key = node(event);
            YamlNode value = node(events.next());
            if (!(key instanceof Scalar name)) {
                problems.add(key.line(), key.kind() + " cannot be a key", "write a name before the colon");
                continue;
            }
            Integer first = lines.putIfAbsent(name.text(), name.line());
            if (first == null) {
                entries.add(new Entry(name, value));
            } else {
                problems.add(
                        name.line(),
                        "'%s' is here twice, first on line %d".formatted(Problems.shown(name.text()), first),
                        "keep one of the two");
            }
        }
        return new Mapping(line(start), entries);
    }

    private void refuseTag(Event event, Optional<String> tag) {
        if (tag.isPresent() && !tag.get().equals("!")) {
            problems.add(line(event), "a tag (!…) is not read", QUOTE);
        }
    }

    private static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }
}
