/** Constants are fields; values() and valueOf are implied; the rest comes from Enum. */
enum Color {
    RED, GREEN(2), BLUE(3) {
    //: new_enum RED -> Color#<init>(); new_enum GREEN -> Color#<init>(int)
    //: new_enum BLUE -> Color#<init>(int)
        @Override
        int weight() {
            return super.weight() + base;       //: weight -> Color#weight(); base -> Color#base
        }
    };

    static final Color FIRST = RED;             //: RED -> Color#RED
    final int base;

    Color() {
        this(1);                                //: call this -> Color#<init>(int)
    }

    Color(int base) {
        this.base = base;                       //: write base -> Color#base
    }

    int weight() {
        return ordinal() + name().length();     //: ordinal -> Enum#ordinal(); name -> Enum#name()
    }

    static int count() {
        return values().length + valueOf("RED").weight();
        //: values -> Color#values(); valueOf -> Color#valueOf(String); weight -> Color#weight()
    }
}
