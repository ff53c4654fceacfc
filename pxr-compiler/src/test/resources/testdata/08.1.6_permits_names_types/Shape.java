/** A sealed type names who may extend it. */
sealed interface Shape permits Circle, Shape.Square, Free {
//: Circle -> Circle; Shape@2 -> Shape; Square -> Shape$Square; Free -> Free
    record Square() implements Shape {}
}

record Circle(double r) implements Shape {}                     //: Shape -> Shape

non-sealed class Free implements Shape {                        //: def Free -> Free
    int non, sealed;                                            //: non -> Free#non
    int difference = non-sealed;
    //: non -> Free#non; sealed -> Free#sealed
}
