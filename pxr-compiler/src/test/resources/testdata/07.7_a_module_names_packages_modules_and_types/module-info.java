import p.Service;                       //: Service -> p.Service

/** What a module declaration names. */
@Deprecated
open module a.b {                       //: def b -> module:a.b; ref a -> module:a.b
    requires transitive java.logging;
    //: java -> module:java.logging; logging -> module:java.logging
    requires static java.xml;
    exports p;                          //: p -> p
    exports p.q to java.logging, java.xml;  //: p -> p; q -> p.q; xml -> module:java.xml
    uses Service;                       //: Service -> p.Service
    provides Service with p.q.Provider; //: Service -> p.Service; p -> p; Provider -> p.q.Provider
}
