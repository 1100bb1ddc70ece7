package io.reloquent.shell.command;

import io.reloquent.design.Contents;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Embedding;
import io.reloquent.design.Embedding.EmbeddedArray;
import io.reloquent.design.Embedding.EmbeddedDocument;
import io.reloquent.design.Embedding.MergedDocument;
import io.reloquent.design.Embedding.ValueArray;
import io.reloquent.design.RootCollection;
import io.reloquent.shell.terminal.Paint;
import io.reloquent.shell.terminal.Paragraph;
import java.util.Iterator;
import java.util.Map;

/// A document model as a tree: collections, and what is embedded in them, each with the reason if there is one.
final class ModelTree {

    private static final int COLUMNS = 80;

    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> reasons;
    private final Paint paint;

    /// @param reasons by path: `customers`, `customers.orders`
    ModelTree(Map<String, String> reasons, Paint paint) {
        this.reasons = reasons;
        this.paint = paint;
    }

    String of(DocumentModel model) {
        for (RootCollection root : model.collections()) {
            text.append(paint.strong(root.name()))
                    .append("  from ")
                    .append(root.from())
                    .append('\n');
            boolean leaf = root.contents().embed().isEmpty();
            reason(root.name(), leaf ? "  " : "│ ");
            contents(root.contents(), root.name(), "");
        }
        return text.toString().stripTrailing();
    }

    private void contents(Contents contents, String path, String indent) {
        Iterator<Embedding> embedded = contents.embed().iterator();
        while (embedded.hasNext()) {
            Embedding embedding = embedded.next();
            boolean last = !embedded.hasNext();
            String below = indent + (last ? "   " : "│  ");
            String inner = path + "." + embedding.field();
            text.append(indent).append(last ? "└─ " : "├─ ").append(paint.strong(embedding.field()));
            text.append(shape(embedding));
            text.append("  from ").append(embedding.from()).append('\n');
            boolean leaf = embedding.contents().embed().isEmpty();
            reason(inner, below + (leaf ? "  " : "│ "));
            contents(embedding.contents(), inner, below);
        }
    }

    private static String shape(Embedding embedding) {
        return switch (embedding) {
            case EmbeddedArray array -> " [ ]" + (array.levels() > 1 ? " " + array.levels() + " levels" : "");
            case ValueArray array -> " [ ] of values";
            case EmbeddedDocument document -> " { }";
            case MergedDocument merged -> " merged";
        };
    }

    private void reason(String path, String indent) {
        String because = reasons.get(path);
        if (because != null) {
            for (String line :
                    Paragraph.wrapped(because, COLUMNS - indent.length()).split("\n")) {
                text.append(indent).append(paint.faint(line)).append('\n');
            }
        }
    }
}
