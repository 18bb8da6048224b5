package org.convene.caldav;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// An element of a request. Read without document types, entities or anything from elsewhere, and
/// no deeper or longer than any program writes.
record Xml(QName name, Map<String, String> attributes, List<Xml> children, String text) {
  /// Levels. Those of CalDAV have eight at most.
  private static final int DEEPEST = 20;

  /// Elements. A program that asks for a thousand meetings by name writes as many.
  private static final int MOST_ELEMENTS = 20_000;

  private static final XMLInputFactory FACTORY = factory();

  /// What cannot be read.
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String reason) {
      super(reason, null, false, false);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  static Xml read(byte[] document) throws Malformed {
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
      return new Reading(reader).root();
    } catch (XMLStreamException e) {
      throw new Malformed("not well-formed");
    }
  }

  private static final class Reading {
    private final XMLStreamReader reader;
    private int elements;

    Reading(XMLStreamReader reader) {
      this.reader = reader;
    }

    Xml root() throws XMLStreamException, Malformed {
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            return element(1);
          }
          case XMLStreamConstants.DTD -> throw new Malformed("a document type");
          default -> {}
        }
      }
      throw new Malformed("empty");
    }

    private Xml element(int depth) throws XMLStreamException, Malformed {
      if (depth > DEEPEST || ++elements > MOST_ELEMENTS) {
        throw new Malformed("too deep or too long");
      }
      QName name = reader.getName();
      Map<String, String> attributes = new HashMap<>();
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
      }
      List<Xml> children = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      while (true) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> children.add(element(depth + 1));
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
              text.append(reader.getText());
          case XMLStreamConstants.ENTITY_REFERENCE -> throw new Malformed("an entity");
          case XMLStreamConstants.END_ELEMENT -> {
            return new Xml(
                name, Map.copyOf(attributes), List.copyOf(children), text.toString().strip());
          }
          default -> {}
        }
      }
    }
  }

  boolean is(QName other) {
    return name.equals(other);
  }

  Optional<Xml> child(QName wanted) {
    return children(wanted).findFirst();
  }

  Stream<Xml> children(QName wanted) {
    return children.stream().filter(child -> child.is(wanted));
  }
}
