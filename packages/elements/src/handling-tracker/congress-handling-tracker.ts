import { CongressElement } from '../base/congress-element.ts';
import { skeleton, type View } from '../base/views.ts';

export class CongressHandlingTracker extends CongressElement {
  protected override view(): View {
    return skeleton(this.language);
  }
}
