package io.reloquent.shell.command;

import io.reloquent.local.workspace.ConfigurationSchema;
import io.reloquent.shell.terminal.Views;
import java.util.List;

/// `reloquent config schema`: the JSON Schema of the configuration, for editors.
public final class ConfigSchemaCommand implements Verb {

    @Override
    public String name() {
        return "config schema";
    }

    @Override
    public String summary() {
        return "print the configuration's JSON Schema, for editors";
    }

    @Override
    public String explanation() {
        return "Prints the JSON Schema of reloquent.yaml. Keep it in a file and name that on the configuration's first"
                + " line: '# yaml-language-server: $schema=reloquent.schema.json'. Editors then complete and check the"
                + " keys.";
    }

    @Override
    public List<String> usages() {
        return List.of("> reloquent.schema.json");
    }

    @Override
    public int run(Invocation invocation) {
        String schema = ConfigurationSchema.text();
        invocation.show(Views.parse(schema), schema::stripTrailing);
        return 0;
    }
}
