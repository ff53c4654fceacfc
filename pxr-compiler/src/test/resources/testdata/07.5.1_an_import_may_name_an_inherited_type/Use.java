import static a.Sub.Nested;             //: Sub -> a.Sub; Nested -> a.Base$Nested

/** A static import reaches members that the class inherits. */
class Use {
    Nested nested = new Nested();
    //: Nested -> a.Base$Nested; new Nested@2 -> a.Base$Nested#<init>()
}
