import static a.Many.many;
//: many -> a.Many#many; many -> a.Many#many(int); many -> a.Many#many(String); many -> a.Many$many

/** One static import may bring a field, methods and a type of one name. */
class Use {
    many type;                          //: many -> a.Many$many

    void run() {
        many(many);                     //: many -> a.Many#many(int); many@2 -> a.Many#many
        many("");                       //: many -> a.Many#many(String)
    }
}
