package io.reloquent.core.syntax;

import io.reloquent.expression.Expression;
import io.reloquent.expression.InvalidExpression;
import io.reloquent.expression.Syntax;
import java.util.List;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.ParseException;
import org.jspecify.annotations.Nullable;

/// Expressions in the words of SQL. JSqlParser finds their structure; whatever it reads beyond the language, or reads
/// in another order than PostgreSQL would, is refused.
public final class SqlSyntax implements Syntax {

    @Override
    public Expression parse(String text) throws InvalidExpression {
        Limits.length(text);
        List<Token> tokens = Lexer.tokens(text);
        Limits.nesting(tokens);
        var cursor = new Cursor(tokens);
        Expression tree = new Understanding(cursor).of(structure(plain(text)));
        cursor.end();
        return tree;
    }

    /// The text with another character for each control character between quotes, where the parser takes none. What
    /// stands between quotes comes from the tokens, so nothing is lost by it; positions stay the same.
    private static String plain(String text) {
        var plain = new StringBuilder(text);
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            boolean opensOrCloses = quote == 0 ? at == '\'' || at == '"' : at == quote;
            if (opensOrCloses) {
                quote = quote == 0 ? at : 0;
            } else if (quote != 0 && Character.isISOControl(at)) {
                plain.setCharAt(i, '_');
            }
        }
        return plain.toString();
    }

    private static net.sf.jsqlparser.expression.Expression structure(String text) {
        try {
            return parser(text).Expression();
        } catch (ParseException e) {
            throw refused(e.currentToken == null ? null : e.currentToken.next, text);
        } catch (RuntimeException e) {
            throw new InvalidExpression("This is not part of the language of expressions.", 0);
        }
    }

    /// Where the parser could not go on; at the end its token has no place.
    private static InvalidExpression refused(net.sf.jsqlparser.parser.@Nullable Token token, String text) {
        return token == null || token.kind == CCJSqlParserConstants.EOF
                ? new InvalidExpression("The expression ends too early.", text.length())
                : new InvalidExpression("This cannot stand here.", Math.min(token.absoluteBegin, text.length()));
    }

    private static CCJSqlParser parser(String text) throws ParseException {
        return new CCJSqlParser(text)
                .withAllowComplexParsing(true)
                .withSquareBracketQuotation(false)
                .withBackslashEscapeCharacter(false);
    }
}
