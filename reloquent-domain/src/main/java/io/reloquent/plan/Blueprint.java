package io.reloquent.plan;

import io.reloquent.catalog.Catalog;
import io.reloquent.design.DocumentModel;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.selection.Selection;

/// What a plan follows from: the source's schema and everything the user decided about it.
public record Blueprint(Catalog catalog, Selection selection, TypeChoices types, DocumentModel model) {}
