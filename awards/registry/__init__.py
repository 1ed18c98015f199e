"""The register (sổ khen thưởng): who was given what, old papers, initiatives, statistics."""
