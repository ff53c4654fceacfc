/** Variables, methods, types and labels have name spaces of their own. */
class Kinds {
    int Kinds;

    int Kinds(int Kinds) {                      //: Kinds@2 is #p; Kinds -> Kinds#Kinds(int)
        Kinds:                                  //: Kinds is #label
        for (;;) {
            if (Kinds > 0) break Kinds;         //: Kinds -> #p; Kinds@2 -> #label
            Kinds = Kinds(Kinds);
            //: write Kinds -> #p; call Kinds@2 -> Kinds#Kinds(int); Kinds@3 -> #p
        }
        return new Kinds().Kinds;
        //: new Kinds -> Kinds#<init>(); Kinds@2 -> Kinds#Kinds
    }
}
