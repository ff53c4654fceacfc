package pxr.syntax;

import pxr.syntax.token.Tokens;

/** The converters of one file, which call one another as the grammar does. */
final class Converter {

    final Tokens tokens;
    final SyntaxErrors errors;
    final ItemReader items;
    final Depth depth = new Depth();
    final DocComments comments;
    final TypeConverter types;
    final ExpressionConverter expressions = new ExpressionConverter(this);
    final StatementConverter statements = new StatementConverter(this);
    final MemberConverter members = new MemberConverter(this);

    /// @param varIsType whether `var` is a name like any other, as it was until Java 10
    Converter(Tokens tokens, SyntaxErrors errors, boolean varIsType) {
        this.tokens = tokens;
        this.errors = errors;
        this.items = new ItemReader(tokens, errors);
        this.types = new TypeConverter(this, varIsType);
        this.comments = new DocComments(tokens);
    }
}
