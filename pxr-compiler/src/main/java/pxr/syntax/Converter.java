package pxr.syntax;

/** The converters of one file, which call one another as the grammar does. */
final class Converter {

    final Positions positions;
    final DocComments comments;
    final TypeConverter types;
    final ExpressionConverter expressions = new ExpressionConverter(this);
    final StatementConverter statements = new StatementConverter(this);
    final MemberConverter members = new MemberConverter(this);

    Converter(Positions positions, boolean varIsType) {
        this.positions = positions;
        this.types = new TypeConverter(this, varIsType);
        this.comments = new DocComments(positions);
    }
}
