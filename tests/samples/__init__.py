"""Tests of the sample material."""
