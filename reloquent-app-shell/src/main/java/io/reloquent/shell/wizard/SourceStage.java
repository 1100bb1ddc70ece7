package io.reloquent.shell.wizard;

import io.reloquent.connection.SourceAddress;
import io.reloquent.connection.SourceAddress.Tls;
import io.reloquent.shell.command.InitCommand;
import io.reloquent.shell.screen.Choice;
import io.reloquent.shell.wizard.Form.Field;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the source is, and who reads it.
final class SourceStage implements Stage {

    private static final Field HOST = new Field("host", "PostgreSQL host", "localhost", Form::required);
    private static final Field PORT = new Field("port", "Port", "5432", Form::port);
    private static final Field DATABASE = new Field("database", "Database", "", Form::required);
    private static final Field USERNAME = new Field("username", "User who reads it", "", Form::required);
    private static final Field SCHEMAS =
            new Field("schema", "Schemas, with commas (empty: all)", "", any -> Optional.empty());

    @Override
    public Turn visit(Guide guide) {
        Optional<SourceAddress> present = Addresses.source(guide);
        if (Files.exists(guide.configuration()) && keeps(guide, present)) {
            Secrets.require(guide, InitCommand.PASSWORD);
            return Turn.ON;
        }
        Map<String, String> answers = Form.fill(guide, fields(present));
        boolean tls = guide.choose(
                "Encrypt the connection, and check the server's certificate?",
                encryption(answers.getOrDefault("host", ""), present));
        String target = Addresses.target(guide)
                .map(address -> address.database())
                .orElseGet(() -> answers.getOrDefault("database", ""));
        int exitCode = guide.runBriefly(Addresses.init(answers, tls, target));
        if (exitCode != 0) {
            return new Turn.To(Place.SOURCE);
        }
        Secrets.ask(guide, InitCommand.PASSWORD);
        return Turn.ON;
    }

    private static boolean keeps(Guide guide, Optional<SourceAddress> present) {
        String place = present.map(source -> source.place() + ", read by " + source.username())
                .orElse("what " + guide.configuration() + " says");
        return guide.choose(
                "The source is " + place + ".",
                List.of(
                        new Choice<>(true, "Keep it"),
                        new Choice<>(false, "Another source", "writes the configuration anew")));
    }

    private static List<Field> fields(Optional<SourceAddress> present) {
        return present.map(source -> List.of(
                        like(HOST, source.host()),
                        like(PORT, String.valueOf(source.port())),
                        like(DATABASE, source.database()),
                        like(USERNAME, source.username()),
                        like(SCHEMAS, String.join(",", source.schemas()))))
                .orElse(List.of(HOST, PORT, DATABASE, USERNAME, SCHEMAS));
    }

    private static Field like(Field field, String otherwise) {
        return new Field(field.name(), field.question(), otherwise, field.problem());
    }

    /// What is likely stands first: a server on this machine needs no encryption.
    private static List<Choice<Boolean>> encryption(String host, Optional<SourceAddress> present) {
        var yes = new Choice<>(true, "Yes");
        var no = new Choice<>(false, "No", "right only on this machine or in a network that is yours alone");
        boolean here = List.of("localhost", "127.0.0.1", "::1").contains(host);
        boolean likely = present.filter(source -> source.host().equals(host))
                .map(source -> source.tls() == Tls.VERIFY_FULL)
                .orElse(!here);
        return likely ? List.of(yes, no) : List.of(no, yes);
    }
}
